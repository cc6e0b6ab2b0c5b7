import { child, spelled, textOf } from '../mlmodel/yaml-node.ts';
import { readYaml } from '../mlmodel/yaml-reader.ts';
import { maskCredentials } from './mask-credentials.ts';
import { normalName, parseRequirements, type Requirement } from './requirements.ts';

/** A package that conda itself installs: `conda-forge::numpy=1.26=py311h64a7726_0`. */
export interface CondaPackage {
  readonly name: string;
  /** As written. */
  readonly text: string;
  /** The same in PEP 440's words (`=1.2` is `==1.2.*`); null where those have none (`1.2|1.3`). */
  readonly specifier: string | null;
  readonly build: string | null;
  readonly line: number;
}

/** What conda.yaml says. Unreadable parts are left out and named. */
export interface CondaEnv {
  readonly name: string | null;
  readonly channels: readonly string[];
  readonly packages: readonly CondaPackage[];
  /** The list under `pip`, and what stands there as options, such as `-r other.txt`. */
  readonly pip: readonly Requirement[];
  readonly options: readonly { readonly text: string; readonly line: number }[];
  readonly problems: readonly { readonly code: 'not-yaml' | 'no-dependencies' | 'odd-entry'; readonly line: number }[];
}

/** conda.yaml as MLflow writes and reads it (mlflow/utils/environment.py): names, one map whose `pip` is a list. */
export function readCondaEnv(text: string): CondaEnv {
  const { root, problems } = readYaml(text);
  const packages: CondaPackage[] = [];
  const pip: Requirement[] = [];
  const options: CondaEnv['options'][number][] = [];
  const found: CondaEnv['problems'][number][] = problems
    .filter(({ severity }) => severity === 'error')
    .slice(0, 1)
    .map(({ line }) => ({ code: 'not-yaml', line: line ?? 1 }));
  const dependencies = child(root ?? undefined, 'dependencies');
  if (dependencies?.kind !== 'list') {
    if (found.length === 0) found.push({ code: 'no-dependencies', line: 1 });
  } else {
    for (const item of dependencies.items) {
      const list = child(item, 'pip');
      const entry = condaPackage(spelled(item) ?? '', item.line);
      if (list?.kind === 'list') {
        for (const each of list.items) {
          const written = textOf(each);
          if (written === null) found.push({ code: 'odd-entry', line: each.line });
          const file = parseRequirements(written ?? '');
          pip.push(...file.requirements.map((one) => ({ ...one, line: each.line })));
          options.push(...file.options.map((one) => ({ ...one, line: each.line })));
        }
      } else if (entry === null) found.push({ code: 'odd-entry', line: item.line });
      else packages.push(entry);
    }
  }
  const channels = child(root ?? undefined, 'channels');
  return {
    name: spelled(child(root ?? undefined, 'name')),
    channels: channels?.kind === 'list' ? channels.items.flatMap((each) => maskChannel(spelled(each) ?? '')) : [],
    packages,
    pip,
    options,
    problems: found,
  };
}

/** A conda match specification in its short form, such as `numpy=1.26=py311_0` or `numpy >=1,<2`; null where it is none. */
function condaPackage(written: string, line: number): CondaPackage | null {
  const match = /^\s*(?:[\w./-]+::)?([A-Za-z0-9_][\w.-]*)\s*([^\w.-].*)?$/.exec(written);
  if (match === null) return null;
  const rest = (match[2] ?? '').trim();
  const [version = '', build = null] = /^=?=[^=]/.test(rest)
    ? exact(rest)
    : /^[<>!~[]/.test(rest)
      ? [rest]
      : rest.split(/\s+/);
  return { name: normalName(match[1] ?? ''), text: written.trim(), specifier: pep440(version), build, line };
}

/** `=1.2=build` and `==1.2=build`: a build follows the second sign. */
function exact(rest: string): [string, string | null] {
  const [, sign = '', version = '', build = null] = /^(==?)\s*([^=\s]+)(?:[=\s]+(\S+))?$/.exec(rest) ?? [];
  return [`${sign}${version}`, build];
}

/** conda's operators in PEP 440's words; null for what those cannot say. */
function pep440(version: string): string | null {
  if (version === '' || version === '*') return '';
  if (/[|[]/.test(version)) return null;
  const fuzzy = /^=(?!=)([\w.]+?)(?:\.?\*)?$/.exec(version);
  if (fuzzy !== null) return `==${fuzzy[1]}.*`;
  return /^[\w.+!]+(?:\.\*)?$/.test(version) ? `==${version}` : version;
}

/** Conda takes a token in the path too: `https://host/t/TOKEN/channel`. */
function maskChannel(channel: string): string {
  return maskCredentials(channel).replace(/(:\/\/[^/]+\/t\/)[^/]+/, '$1***');
}
