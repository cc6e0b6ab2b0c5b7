import type { ModelDocument } from '../mlmodel/model-document.ts';
import { fieldText, pythonVersion } from '../mlmodel/summary.ts';
import { readCondaEnv, type CondaEnv } from './conda-env.ts';
import { marksOf, type Mark } from './environment-marks.ts';
import type { EnvironmentSource, EnvironmentText, PackageEntry } from './environment-sources.ts';
import { readPythonEnv, type PythonEnv } from './python-env.ts';
import { normalName, parseRequirements, type Requirement, type RequirementsFile } from './requirements.ts';

export interface PackageRow {
  readonly name: string;
  readonly entries: readonly PackageEntry[];
  readonly marks: readonly Mark[];
}

/** Something about a file that its table does not show: an option, a line that was left out. */
export interface EnvironmentNote {
  readonly code: 'option' | 'long-line' | 'not-yaml' | 'no-dependencies' | 'odd-entry';
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface EnvironmentReport {
  readonly files: readonly Omit<EnvironmentText, 'text'>[];
  /** Python first, then by name. */
  readonly packages: readonly PackageRow[];
  readonly notes: readonly EnvironmentNote[];
  readonly channels: readonly string[];
}

/**
 * Everything that is said of what a model runs with, side by side: its files (mlflow/utils/environment.py writes all three)
 * and MLmodel itself (`python_version`, `mlflow_version`, the flavors' own versions).
 */
export function environmentReport(document: ModelDocument, files: readonly EnvironmentText[]): EnvironmentReport {
  const entries = new Map<string, PackageEntry[]>();
  const notes: EnvironmentNote[] = [];
  const add = (name: string, entry: PackageEntry) => entries.set(name, [...(entries.get(name) ?? []), entry]);
  const addAll = (source: EnvironmentSource, file: string, found: readonly Requirement[]) => {
    for (const each of found) add(each.name ?? each.text, entryOf(source, file, each));
  };
  let channels: readonly string[] = [];
  for (const { source, name, text } of files) {
    if (text === null) continue;
    const note = (code: EnvironmentNote['code'], line: number, said = '') =>
      notes.push({ code, file: name, line, text: said });
    const options = (found: RequirementsFile['options']) => {
      for (const { text: said, line } of found) if (!isFollowed(said, files)) note('option', line, said);
    };
    if (source === 'requirements') {
      const file = parseRequirements(text);
      addAll(source, name, file.requirements);
      options(file.options);
      file.long.forEach((line) => note('long-line', line));
    } else if (source === 'conda') {
      const file: CondaEnv = readCondaEnv(text);
      channels = file.channels;
      for (const { name: called, text: said, specifier, line } of file.packages)
        add(called, { source, manager: 'conda', text: said, file: name, line, specifier, conditional: false });
      addAll(source, name, file.pip);
      options(file.options);
      file.problems.forEach(({ code, line }) => note(code, line));
    } else {
      const file: PythonEnv = readPythonEnv(text);
      if (file.python !== null) add('python', pinned(source, name, file.python.text, file.python.line));
      addAll(source, name, [...file.build, ...file.dependencies]);
      options(file.options);
      file.problems.forEach(({ code, line }) => note(code, line));
    }
  }
  for (const [name, version, line] of recorded(document)) add(name, pinned('mlmodel', 'MLmodel', version, line));
  const packages = [...entries]
    .map(([name, found]): PackageRow => ({ name, entries: found, marks: marksOf(name, found) }))
    .sort((a, b) => Number(b.name === 'python') - Number(a.name === 'python') || (a.name < b.name ? -1 : 1));
  return { files: files.map(({ text: _text, ...file }) => file), packages, notes, channels };
}

/** `-r other.txt`, where that file is read too. */
function isFollowed(option: string, files: readonly EnvironmentText[]): boolean {
  const other = /^(?:-r|--requirement)[\s=]*(\S+)$/.exec(option)?.[1];
  return files.some(({ name, text }) => text !== null && (name === other || name.endsWith(`/${other}`)));
}

function entryOf(
  source: EnvironmentSource,
  file: string,
  { text, line, specifier, marker, url }: Requirement,
): PackageEntry {
  return {
    source,
    manager: 'pip',
    text,
    file,
    line,
    specifier: url === null ? specifier : null,
    conditional: marker !== '',
  };
}

function pinned(source: EnvironmentSource, file: string, version: string, line: number | null): PackageEntry {
  return { source, manager: 'pip', text: version, file, line, specifier: `==${version}`, conditional: false };
}

/** Versions that MLmodel records: Python's, MLflow's, each flavor's library. */
function recorded(document: ModelDocument): readonly (readonly [string, string, number | null])[] {
  const python = pythonVersion(document);
  const mlflow = fieldText(document, 'mlflow_version');
  const found = new Map<string, readonly [string, string, number | null]>();
  if (python !== null) found.set('python', ['python', python, null]);
  if (mlflow !== null) found.set('mlflow', ['mlflow', mlflow, null]);
  for (const { library, line } of document.flavors) {
    if (library?.version == null) continue;
    const name = normalName(library.name);
    if (!found.has(name)) found.set(name, [name, library.version, line]);
  }
  return [...found.values()];
}
