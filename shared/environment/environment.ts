import { readYaml } from '../mlmodel/yaml-reader.ts';
import { child, spelled, textOf } from '../mlmodel/yaml-node.ts';
import { normalName, parseRequirement, parseRequirements, type Requirement } from './requirements.ts';

/** The texts of the files around MLmodel that say what a model runs with; null where a file is missing. */
export interface EnvironmentFiles {
  readonly requirements: string | null;
  readonly conda: string | null;
}

/** What a model runs with, as its files say. */
export interface Environment {
  /** By what each is called; conda's own packages where there is no pip list. */
  readonly packages: ReadonlyMap<string, readonly Requirement[]>;
  /** Python's version in the conda file; null where it names none. */
  readonly python: string | null;
}

/** requirements.txt is what MLflow installs; the pip list of conda.yaml counts where it is missing. */
export function readEnvironment({ requirements, conda }: EnvironmentFiles): Environment {
  const fromConda = conda === null ? { packages: [], python: null } : readConda(conda);
  const found = requirements === null ? fromConda.packages : parseRequirements(requirements).requirements;
  const packages = new Map<string, Requirement[]>();
  for (const each of found) {
    const key = each.name ?? each.text;
    packages.set(key, [...(packages.get(key) ?? []), each]);
  }
  return { packages, python: fromConda.python };
}

/** conda.yaml: entries such as `python=3.11.7`, and one map whose `pip` is a list as in requirements.txt. */
function readConda(text: string): { packages: Requirement[]; python: string | null } {
  const { root } = readYaml(text);
  const dependencies = child(root ?? undefined, 'dependencies');
  if (dependencies?.kind !== 'list') return { packages: [], python: null };
  const packages: Requirement[] = [];
  let python: string | null = null;
  for (const item of dependencies.items) {
    const pip = child(item, 'pip');
    if (pip?.kind === 'list') {
      for (const each of pip.items) {
        const written = textOf(each);
        if (written !== null) packages.push(parseRequirement(written, each.line));
      }
      continue;
    }
    const [, name, version] = /^\s*(?:[\w.-]+::)?([\w.-]+)\s*=*\s*([^=\s]+)/.exec(spelled(item) ?? '') ?? [];
    if (name !== undefined && version !== undefined && normalName(name) === 'python') python = version;
  }
  return { packages, python };
}
