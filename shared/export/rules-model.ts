import { vendorKeys, sizeFit } from '../mlmodel/details.ts';
import { FLAVORS } from '../mlmodel/flavor-table.ts';
import { fieldNode, fieldText } from '../mlmodel/summary.ts';
import { child, spelled, textOf, toValue } from '../mlmodel/yaml-node.ts';
import { visible } from '../safety/visible.ts';
import { isPersonal, oddNames } from './column-names.ts';
import { found, foundIf, passed, type Check } from './checks.ts';
import { isCard, isCheckpoint, isJunk, staysBehind } from './odd-files.ts';
import type { PreflightFacts, Rules } from './preflight-facts.ts';

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
      paths(
        files.filter(
          (file) =>
            file.purpose === 'unknown' &&
            !staysBehind(file) &&
            ![isJunk, isCheckpoint, isCard].some((is) => is(file.path)),
        ),
      ),
      'note',
      'files-unnamed',
    ),
  P04: ({ reading: { document } }) => {
    if (document.signature === null) return found('P04', 'note', 'no-signature');
    return document.signature.outputs === null ? found('P04', 'note', 'no-outputs') : passed('P04');
  },
  P05: ({ reading: { document } }) => {
    if (document.signature?.valid === false) return found('P05', 'note', 'signature-refused');
    const { inputs, outputs } = document.signature ?? {};
    return foundIf('P05', unique([inputs, outputs].flatMap(oddNames)), 'note', 'columns-alike');
  },
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
    return foundIf('P23', columns.filter(isPersonal).map(visible), 'note', 'personal');
  },
  P25: ({ reading, files }) => {
    const pointers = reading.problems.flatMap(({ code, details }) =>
      code === 'file-is-a-pointer' ? String(details['path']) : [],
    );
    const empty = files.filter(
      ({ purpose, size, type, path }) => type === 'file' && purpose === 'model' && size === 0 && path !== 'MLmodel',
    );
    if (pointers.length + empty.length > 0)
      return found('P25', 'stop', 'no-weights', { items: unique([...pointers.map(visible), ...paths(empty)]) });
    const { size, complete } = reading.files;
    const declared = fieldText(reading.document, 'model_size_bytes');
    // What MLflow writes after it has counted only adds to them.
    const fit = declared === null ? 'unknown' : sizeFit(Number(declared), size, 0, complete);
    return fit === 'less'
      ? found('P25', 'note', 'size-less', { details: { declared: declared ?? '', size } })
      : passed('P25');
  },
  P32: flavorsThere,
  P36: ({ reading: { document }, texts }) => {
    const value = fieldNode(document, 'env_vars');
    const names = value === undefined ? null : toValue(value);
    const told = Array.isArray(names) ? names.map(String) : [];
    const inCode = texts.flatMap(({ variables = [] }) => variables);
    return foundIf('P36', unique([...told, ...inCode]).map(visible), 'note', 'variables');
  },
  P37: ({ reading: { document } }) =>
    fieldNode(document, 'resources') === undefined ? passed('P37') : found('P37', 'note', 'resources'),
  P38: ({ reading: { document } }) => {
    // Resources have a check of their own.
    const keys = vendorKeys(document).flatMap(({ path }) => (/^resources[.[]/.test(path) ? [] : visible(path)));
    const policy = fieldNode(document, 'auth_policy') === undefined ? [] : ['auth_policy'];
    return foundIf('P38', [...policy, ...keys], 'note', 'vendor-keys');
  },
};

/** Modules of MLflow's, of any version, that have `_load_pyfunc`. */
function isLoader(module: string): boolean {
  const [, flavor = '', rest = ''] = /^mlflow\.(\w+)(.*)$/.exec(module) ?? [];
  if (flavor === 'pyfunc') return /^(?:\.model|\.loaders\.\w+)$/.test(rest);
  return (rest === '' && Object.hasOwn(FLAVORS, flavor)) || module === 'mlflow.prompt.promptlab_model';
}

/** What python_function loads with: a module of MLflow's, or one that is shipped (mlflow/pyfunc, `loader_module`). */
function loader({ reading: { document }, files, target }: PreflightFacts): Check {
  const pyfunc = document.flavors.find(({ name }) => name === 'python_function');
  if (pyfunc === undefined) return found('P08', 'note', 'no-pyfunc');
  const module = spelled(child(pyfunc.config ?? undefined, 'loader_module'));
  if (module === null) return found('P08', 'stop', 'no-loader');
  const details = { module: visible(module) };
  if (isLoader(module)) return passed('P08');
  const folder = textOf(child(pyfunc.config ?? undefined, 'code')) ?? 'code';
  const place = `${folder}/${module.replaceAll('.', '/')}`;
  const shipped = files.some(({ path }) => path === `${place}.py` || path === `${place}/__init__.py`);
  if (shipped) return found('P08', 'note', 'loader-own', { details });
  const code = module.startsWith('mlflow.') ? 'loader-unknown' : 'loader-elsewhere';
  // Nobody knows what it does; where it goes live, somebody has to answer for it.
  const stops = target.role === 'PROD';
  return found('P08', stops ? 'stop' : 'note', code, { details, passable: stops });
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
