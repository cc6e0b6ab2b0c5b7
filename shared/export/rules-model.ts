import { vendorKeys } from '../mlmodel/details.ts';
import { fieldNode } from '../mlmodel/summary.ts';
import { child, spelled, textOf, toValue } from '../mlmodel/yaml-node.ts';
import { visible } from '../safety/visible.ts';
import { found, foundIf, passed, type Check } from './checks.ts';
import { isJunk } from './odd-files.ts';
import type { PreflightFacts, Rules } from './preflight-facts.ts';

const PERSONAL =
  /^(?:e_?mail|ssn|social_security|phone|mobile|first_?name|last_?name|surname|full_?name|address|birth_?date|date_of_birth|dob|passport|iban|dni|nif)(?:_|$)/i;

/** What MLmodel says, and whether the files bear it out. */
export const MODEL_RULES: Rules<PreflightFacts> = {
  type: () => passed('type'),
  P01: ({ reading: { document } }) =>
    document.loadable && document.problems.every(({ severity }) => severity !== 'error')
      ? passed('P01')
      : found('P01', 'stop', 'not-loadable'),
  P02: ({ reading: { references } }) =>
    foundIf('P02', unique(references.filter(isBroken).map(({ path }) => visible(path))), 'stop', 'files-missing'),
  P03: ({ files }) =>
    foundIf(
      'P03',
      paths(files.filter((file) => file.purpose === 'unknown' && !isJunk(file.path))),
      'note',
      'files-unnamed',
    ),
  P04: ({ reading: { document } }) => {
    if (document.signature === null) return found('P04', 'note', 'no-signature');
    return document.signature.outputs === null ? found('P04', 'note', 'no-outputs') : passed('P04');
  },
  P05: ({ reading: { document } }) =>
    document.signature?.valid === false ? found('P05', 'note', 'signature-refused') : passed('P05'),
  P06: ({ example }) => {
    if (example === 'accepted') return passed('P06');
    return found('P06', example === 'not-judged' ? 'not-judged' : 'note', `example-${example}`, { passable: true });
  },
  P07: ({ serving }) => {
    if (serving === 'none' || serving === 'same') return passed('P07');
    return serving === 'differs'
      ? found('P07', 'note', 'serving-differs')
      : found('P07', 'note', 'serving-not-compared');
  },
  P08: loader,
  P21: artifactUris,
  P23: ({ reading: { document } }) => {
    const columns = (document.signature?.inputs?.specs ?? []).map(({ name }) => String(name ?? ''));
    return foundIf('P23', columns.filter((name) => PERSONAL.test(name)).map(visible), 'note', 'personal');
  },
  P25: ({ reading, files }) => {
    const pointers = reading.problems.flatMap(({ code, details }) =>
      code === 'file-is-a-pointer' ? String(details['path']) : [],
    );
    const empty = files.filter(
      ({ purpose, size, type, path }) => type === 'file' && purpose === 'model' && size === 0 && path !== 'MLmodel',
    );
    return foundIf('P25', unique([...pointers.map(visible), ...paths(empty)]), 'stop', 'no-weights');
  },
  P32: flavorsThere,
  P36: ({ reading: { document } }) => {
    const value = fieldNode(document, 'env_vars');
    const names = value === undefined ? null : toValue(value);
    return foundIf('P36', Array.isArray(names) ? names.map((name) => visible(String(name))) : [], 'note', 'variables');
  },
  P37: ({ reading: { document } }) =>
    fieldNode(document, 'resources') === undefined ? passed('P37') : found('P37', 'note', 'resources'),
  P38: ({ reading: { document } }) => {
    const keys = vendorKeys(document).map(({ path }) => visible(path));
    const policy = fieldNode(document, 'auth_policy') === undefined ? [] : ['auth_policy'];
    return foundIf('P38', [...policy, ...keys], 'note', 'vendor-keys');
  },
};

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

/** Azure serves python_function alone without code of one's own; MLflow's registries take any flavor. */
function flavorsThere({ reading: { document }, target }: PreflightFacts): Check {
  const served = document.flavors.some(({ name }) => name === 'python_function');
  return served || target.azure !== true ? passed('P32') : found('P32', 'stop', 'flavor-azure', { passable: true });
}

function isBroken({ state }: { readonly state: string }): boolean {
  return state === 'missing' || state === 'outside' || state === 'link';
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

function paths(files: PreflightFacts['files']): string[] {
  return files.map(({ path }) => visible(path));
}
