import { readCondaEnv } from './conda-env.ts';
import { parseRequirements, type Requirement } from './requirements.ts';

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
  const fromConda = conda === null ? null : readCondaEnv(conda);
  const found = requirements === null ? (fromConda?.pip ?? []) : parseRequirements(requirements).requirements;
  const packages = new Map<string, Requirement[]>();
  for (const each of found) {
    const key = each.name ?? each.text;
    packages.set(key, [...(packages.get(key) ?? []), each]);
  }
  const python = fromConda?.packages.find(({ name }) => name === 'python')?.specifier ?? '';
  return { packages, python: /^==([\w.]+?)(?:\.\*)?$/.exec(python)?.[1] ?? null };
}
