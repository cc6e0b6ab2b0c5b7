import type { ListedFile } from '../contract/file-methods.ts';
import type { ModelReading } from '../contract/model-reading.ts';
import type { EnvironmentReport } from '../environment/environment-report.ts';
import { vendorKeys } from '../mlmodel/details.ts';
import { fieldNode } from '../mlmodel/summary.ts';
import { child, spelled, textOf, toValue } from '../mlmodel/yaml-node.ts';
import { collisionKey, nameProblem } from '../safety/path-rules.ts';
import { visible } from '../safety/visible.ts';
import type { Verdict } from '../signature/compare/comparison.ts';
import type { Role, WorkspaceKind } from '../workspace/kinds.ts';
import type { Refusal } from '../workspace/names.ts';
import { found, foundIf, passed, type Check } from './checks.ts';
import { isJunk, isSecretName } from './odd-files.ts';

/** What was read of a model and of where it is to go: enough for every check that files can answer. */
export interface PreflightFacts {
  readonly reading: ModelReading;
  readonly files: readonly ListedFile[];
  readonly environment: EnvironmentReport;
  /** What MLflow would say to the model's own example. */
  readonly example: 'none' | 'accepted' | 'refused' | 'not-judged';
  /** Small texts of the model: whether secrets, or paths of a machine, stand in them. */
  readonly texts: readonly { readonly path: string; readonly secret: boolean; readonly machine: boolean }[];
  /** Against what callers get there now; null where nothing is there. */
  readonly verdict: {
    readonly against: string;
    readonly verdict: Verdict;
    readonly reasons: number;
  } | null;
  readonly target: {
    readonly kind: WorkspaceKind;
    readonly role: Role | null;
    readonly refusals: readonly Exclude<Refusal, null>[];
    /** The version that holds the same already. */
    readonly duplicate: string | null;
    /** Bytes; null where the system does not say. */
    readonly free: number | null;
    readonly size: number;
  };
}

/** All checks, in the order of the list; none is left out, so that a reader sees what was looked at. */
export function preflight(facts: PreflightFacts): Check[] {
  return RULES.map((rule) => rule(facts));
}

type Rule = (facts: PreflightFacts) => Check;

/** Bytes that have to stay free besides the model's own. */
const SPARE = 64 * 1024 * 1024;
const PERSONAL =
  /^(?:e_?mail|ssn|social_security|phone|mobile|first_?name|last_?name|surname|full_?name|address|birth_?date|date_of_birth|dob|passport|iban|dni|nif)(?:_|$)/i;

const RULES: readonly Rule[] = [
  ({ reading: { document } }) =>
    document.loadable && document.problems.every(({ severity }) => severity !== 'error')
      ? passed('P01')
      : found('P01', 'stop', 'not-loadable'),
  ({ reading: { references } }) =>
    foundIf('P02', unique(references.filter(isBroken).map(({ path }) => visible(path))), 'stop', 'files-missing'),
  ({ files }) =>
    foundIf(
      'P03',
      paths(files.filter((file) => file.purpose === 'unknown' && !isJunk(file.path))),
      'note',
      'files-unnamed',
    ),
  ({ reading: { document } }) => {
    if (document.signature === null) return found('P04', 'note', 'no-signature');
    return document.signature.outputs === null ? found('P04', 'note', 'no-outputs') : passed('P04');
  },
  ({ reading: { document } }) =>
    document.signature?.valid === false ? found('P05', 'note', 'signature-refused') : passed('P05'),
  ({ example }) => {
    if (example === 'accepted') return passed('P06');
    return found('P06', example === 'not-judged' ? 'not-judged' : 'note', `example-${example}`, { passable: true });
  },
  loader,
  ({ environment }) =>
    foundIf(
      'P09',
      marked(environment, 'disagree', (name) => name !== 'python'),
      'note',
      'versions-disagree',
    ),
  ({ environment }) => foundIf('P10', marked(environment, 'loose'), 'note', 'versions-loose'),
  ({ environment, target }) =>
    foundIf('P11', addresses(environment), target.role === 'PROD' ? 'stop' : 'note', 'from-elsewhere', {
      passable: true,
    }),
  ({ environment }) =>
    foundIf(
      'P12',
      allLines(environment).filter((text) => text.includes('***')),
      'stop',
      'secret-in-address',
    ),
  ({ environment }) =>
    foundIf(
      'P13',
      marked(environment, 'disagree', (name) => name === 'python'),
      'note',
      'python-disagrees',
    ),
  ({ files }) =>
    foundIf('P17', paths(files.filter(({ code }) => code !== null && code !== 'native')), 'not-judged', 'runs-code', {
      passable: true,
    }),
  ({ texts }) =>
    foundIf(
      'P20',
      texts.filter(({ machine }) => machine).map(({ path }) => path),
      'note',
      'machine-paths',
    ),
  artifactUris,
  ({ texts, files }) => {
    const named = paths(files.filter(({ path }) => isSecretName(path)));
    const inside = texts.filter(({ secret }) => secret).map(({ path }) => path);
    return foundIf('P22', unique([...named, ...inside]), 'stop', 'secrets', { passable: true });
  },
  ({ reading: { document } }) => {
    const columns = (document.signature?.inputs?.specs ?? []).map(({ name }) => String(name ?? ''));
    return foundIf('P23', columns.filter((name) => PERSONAL.test(name)).map(visible), 'note', 'personal');
  },
  ({ files }) => foundIf('P24', paths(files.filter(({ path }) => isJunk(path))), 'note', 'junk'),
  ({ reading, files }) => {
    const pointers = reading.problems.flatMap(({ code, details }) =>
      code === 'file-is-a-pointer' ? String(details['path']) : [],
    );
    const empty = files.filter(
      ({ purpose, size, type, path }) => type === 'file' && purpose === 'model' && size === 0 && path !== 'MLmodel',
    );
    return foundIf('P25', unique([...pointers.map(visible), ...paths(empty)]), 'stop', 'no-weights');
  },
  ({ files }) =>
    foundIf('P27', paths(files.filter(({ type }) => type === 'link' || type === 'special')), 'stop', 'links'),
  ({ files, target }) =>
    foundIf(
      'P28',
      paths(files.filter(({ path }) => nameProblem(path) !== null)),
      stopsZip(target),
      'names-not-everywhere',
    ),
  ({ files }) => foundIf('P29', paths(files.filter(({ code }) => code === 'native')), 'note', 'native'),
  ({ target }) => {
    const [first] = target.refusals;
    if (first !== undefined) return found('P33', 'stop', first.code, { details: first.details });
    const needed = target.size + SPARE;
    if (target.free === null || target.free >= needed) return passed('P33');
    return found('P33', 'stop', 'no-space', { details: { needed, free: target.free } });
  },
  ({ target: { duplicate } }) =>
    duplicate === null ? passed('P35') : found('P35', 'note', 'same-there', { details: { version: duplicate } }),
  ({ reading: { document } }) => {
    const value = fieldNode(document, 'env_vars');
    const names = value === undefined ? null : toValue(value);
    return foundIf('P36', Array.isArray(names) ? names.map((name) => visible(String(name))) : [], 'note', 'variables');
  },
  ({ reading: { document } }) =>
    fieldNode(document, 'resources') === undefined ? passed('P37') : found('P37', 'note', 'resources'),
  ({ reading: { document } }) => {
    const keys = vendorKeys(document).map(({ path }) => visible(path));
    const policy = fieldNode(document, 'auth_policy') === undefined ? [] : ['auth_policy'];
    return foundIf('P38', [...policy, ...keys], 'note', 'vendor-keys');
  },
  ({ files, target }) => foundIf('P39', collisions(files), stopsZip(target), 'names-alike'),
  verdict,
];

function verdict({ verdict: judged, target }: PreflightFacts): Check {
  if (judged === null || judged.verdict === 'compatible') return passed('verdict');
  const { against, reasons, verdict: word } = judged;
  const more = { details: { against, reasons }, passable: true };
  if (word === 'unknown') return found('verdict', 'not-judged', 'verdict-unknown', more);
  if (word === 'converts-silently') return found('verdict', 'note', 'verdict-converts-silently', more);
  // Who said that nobody depends on it is only told.
  const harmless = target.role === 'DEV' || target.role === 'TEST';
  return found('verdict', harmless ? 'note' : 'stop', `verdict-${word}`, more);
}

/** What python_function loads with: a module of MLflow's, or one that is shipped (mlflow/pyfunc, `loader_module`). */
function loader({ reading: { document }, files }: PreflightFacts): Check {
  const pyfunc = document.flavors.find(({ name }) => name === 'python_function');
  if (pyfunc === undefined) return found('P08', 'note', 'no-pyfunc');
  const module = spelled(child(pyfunc.config ?? undefined, 'loader_module'));
  if (module === null) return found('P08', 'stop', 'no-loader');
  if (module.startsWith('mlflow.')) return passed('P08');
  const code = textOf(child(pyfunc.config ?? undefined, 'code')) ?? 'code';
  const place = `${code}/${module.replaceAll('.', '/')}`;
  const shipped = files.some(({ path }) => path === `${place}.py` || path === `${place}/__init__.py`);
  const details = { module: visible(module) };
  return shipped
    ? found('P08', 'note', 'loader-own', { details })
    : found('P08', 'note', 'loader-elsewhere', { details });
}

/** Where each artifact came from (mlflow/pyfunc/model.py keeps `uri`): names of buckets and hosts go along. */
function artifactUris({ reading: { document } }: PreflightFacts): Check {
  const config = document.flavors.find(({ name }) => name === 'python_function')?.config;
  const artifacts = child(config ?? undefined, 'artifacts');
  const uris =
    artifacts?.kind === 'map' ? artifacts.entries.flatMap(({ value }) => textOf(child(value, 'uri')) ?? []) : [];
  const remote = uris.filter((uri) => /^[a-z][a-z0-9+.-]+:\/\//i.test(uri) && !uri.startsWith('file:'));
  return foundIf('P21', remote.map(visible), 'note', 'artifact-addresses');
}

function isBroken({ state }: { readonly state: string }): boolean {
  return state === 'missing' || state === 'outside' || state === 'link';
}

function stopsZip({ kind }: PreflightFacts['target']): 'stop' | 'note' {
  return kind === 'zip' ? 'stop' : 'note';
}

function paths(files: readonly ListedFile[]): string[] {
  return files.map(({ path }) => visible(path));
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

function marked(
  { packages }: EnvironmentReport,
  kind: 'disagree' | 'loose',
  of: (name: string) => boolean = () => true,
): string[] {
  return packages.flatMap(({ name, marks }) =>
    of(name) && marks.some((mark) => mark.kind === kind) ? visible(name) : [],
  );
}

function allLines({ packages, notes }: EnvironmentReport): string[] {
  return unique([
    ...packages.flatMap(({ entries }) => entries.map(({ text }) => text)),
    ...notes.map(({ text }) => text),
  ]).map(visible);
}

/** Requirements by address, by path, or from another index. */
function addresses(report: EnvironmentReport): string[] {
  return allLines(report).filter(
    (text) =>
      /:\/\/|^-e\b|^git\+|\.whl$|^\.{0,2}\//.test(text) ||
      /^(?:-f|-i|--(?:find-links|(?:extra-)?index-url))\b/.test(text),
  );
}

/** Names that some disks take for the same. */
function collisions(files: readonly ListedFile[]): string[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ path }) => {
    const key = collisionKey(path);
    const other = seen.get(key);
    seen.set(key, path);
    return other === undefined || other === path ? [] : visible(path);
  });
}
