import { joinPath } from './join-path.ts';
import { decode } from '../../shared/mlmodel/decode.ts';
import { environmentReport, type EnvironmentReport } from '../../shared/environment/environment-report.ts';
import type { EnvironmentText } from '../../shared/environment/environment-sources.ts';
import { parseRequirements } from '../../shared/environment/requirements.ts';
import { MLMODEL_LIMIT, type ModelDocument } from '../../shared/mlmodel/model-document.ts';
import { insidePath } from '../../shared/safety/path-rules.ts';
import { visible } from '../../shared/safety/visible.ts';
import { readMlmodel } from './read-mlmodel.ts';
import type { Source } from './source.ts';

/** The longest file that is read, in bytes; real ones have a few hundred. */
const LIMIT = 1024 * 1024;
/** Requirements files that one leads to. */
const FILES = 20;

/** What a model runs with, as its files and its MLmodel say. Nothing is installed or asked of an index. */
export async function readEnvironmentReport(source: Source, path: string): Promise<EnvironmentReport> {
  const document = await readMlmodel(await source.read(joinPath(path, 'MLmodel'), MLMODEL_LIMIT + 1));
  if (source.kind === 'file') return environmentReport(document, []);
  const named = filesOf(document);
  const files = [
    ...(await requirementsFiles(source, path)),
    await readOne(source, path, 'conda', named.conda),
    await readOne(source, path, 'python-env', named.pythonEnv),
  ];
  return environmentReport(document, files);
}

/** The files that python_function names: one text before MLflow 2.0, a map since (mlflow/pyfunc `_extract_conda_env`). */
function filesOf(document: ModelDocument): { readonly conda: string; readonly pythonEnv: string } {
  const references = document.flavors.find(({ name }) => name === 'python_function')?.references ?? [];
  const path = (...keys: string[]) => references.find(({ key }) => keys.includes(key))?.path;
  return { conda: path('env.conda', 'env') ?? 'conda.yaml', pythonEnv: path('env.virtualenv') ?? 'python_env.yaml' };
}

/** requirements.txt and the files of the model that its `-r` lines lead to, each once. */
async function requirementsFiles(source: Source, path: string): Promise<EnvironmentText[]> {
  const files: EnvironmentText[] = [];
  const waiting = ['requirements.txt'];
  for (let name = waiting.shift(); name !== undefined && files.length < FILES; name = waiting.shift()) {
    if (files.some((file) => file.name === name)) continue;
    const file = await readOne(source, path, 'requirements', name);
    files.push(file);
    for (const { text } of parseRequirements(file.text ?? '').options) {
      const other = /^(?:-r|--requirement)[\s=]*(\S+)$/.exec(text)?.[1];
      const inside = other === undefined ? null : insidePath(name.replace(/[^/]*$/, '') + other);
      if (inside !== null && inside !== '') waiting.push(inside);
    }
  }
  return files;
}

async function readOne(
  source: Source,
  path: string,
  kind: EnvironmentText['source'],
  named: string,
): Promise<EnvironmentText> {
  const file = { source: kind, name: visible(named), text: null };
  const inside = insidePath(named);
  if (inside === null || inside === '') return { ...file, state: 'unreadable' };
  try {
    const entry = await source.stat(joinPath(path, inside));
    if (entry === null) return { ...file, state: 'missing' };
    if (entry.type !== 'file' || entry.size > LIMIT) return { ...file, state: 'unreadable' };
    const { text } = decode(await source.read(joinPath(path, inside), LIMIT));
    return { ...file, text, state: text === null ? 'unreadable' : 'read' };
  } catch {
    return { ...file, state: 'unreadable' };
  }
}
