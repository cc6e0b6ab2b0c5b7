import { child, spelled, textOf, type YamlNode } from '../mlmodel/yaml-node.ts';
import { readYaml } from '../mlmodel/yaml-reader.ts';
import { parseRequirements, type Requirement, type RequirementsFile } from './requirements.ts';

/** What python_env.yaml says. */
export interface PythonEnv {
  readonly python: { readonly text: string; readonly line: number } | null;
  /** pip, setuptools and wheel, by which the environment is built. */
  readonly build: readonly Requirement[];
  readonly dependencies: readonly Requirement[];
  /** Usually the one entry `-r requirements.txt`. */
  readonly options: readonly { readonly text: string; readonly line: number }[];
  readonly problems: readonly { readonly code: 'not-yaml'; readonly line: number }[];
}

/** python_env.yaml as MLflow 1.26 and later writes it (mlflow/utils/environment.py, `_PythonEnv`). */
export function readPythonEnv(text: string): PythonEnv {
  const { root, problems } = readYaml(text);
  const python = child(root ?? undefined, 'python');
  const version = spelled(python);
  const dependencies = listed(child(root ?? undefined, 'dependencies'));
  const broken = problems.find(({ severity }) => severity === 'error');
  return {
    python: version === null ? null : { text: version, line: python?.line ?? 1 },
    build: listed(child(root ?? undefined, 'build_dependencies')).requirements,
    dependencies: dependencies.requirements,
    options: dependencies.options,
    problems: broken === undefined ? [] : [{ code: 'not-yaml', line: broken.line ?? 1 }],
  };
}

function listed(node: YamlNode | undefined): RequirementsFile {
  const found = { requirements: [] as Requirement[], options: [] as RequirementsFile['options'][number][], long: [] };
  for (const item of node?.kind === 'list' ? node.items : []) {
    const file = parseRequirements(textOf(item) ?? '');
    found.requirements.push(...file.requirements.map((each) => ({ ...each, line: item.line })));
    found.options.push(...file.options.map((each) => ({ ...each, line: item.line })));
  }
  return found;
}
