import type { EnvironmentReport } from '../environment/environment-report.ts';
import { child, spelled } from '../mlmodel/yaml-node.ts';
import { fieldText } from '../mlmodel/summary.ts';
import { visible } from '../safety/visible.ts';
import { found, foundIf, passed, type Check } from './checks.ts';
import type { PreflightFacts, Rules } from './preflight-facts.ts';

/** What is installed where the model is served. */
export const ENVIRONMENT_RULES: Rules<PreflightFacts> = {
  P09: ({ environment }) =>
    foundIf(
      'P09',
      unique([...disagreeing(environment, (name, recorded) => name !== 'python' && !recorded), ...alone(environment)]),
      'note',
      'versions-disagree',
    ),
  P10: ({ environment }) => foundIf('P10', loose(environment), 'note', 'versions-loose'),
  P11: ({ environment, target }) =>
    foundIf('P11', addresses(environment), target.role === 'PROD' ? 'stop' : 'note', 'from-elsewhere', {
      passable: true,
    }),
  P12: ({ environment }) =>
    foundIf(
      'P12',
      [...allLines(environment), ...environment.channels.map(visible)].filter((text) => text.includes('***')),
      'stop',
      'secret-in-address',
    ),
  P13: python,
  P14: mlflowVersion,
  P15: ({ environment }) =>
    foundIf(
      'P15',
      disagreeing(environment, (name, recorded) => recorded && !['python', 'mlflow', 'cloudpickle'].includes(name)),
      'note',
      'not-saved-with',
    ),
  P19: cloudpickle,
};

/** The oldest Python 3 that still got security fixes when this was written (its 3.9 ended in October 2025). */
const OLDEST_PYTHON = 10;

/** The Python of the model, in all places, and whether anybody still mends it. */
function python({ environment }: PreflightFacts): Check {
  const disagree = disagreeing(environment, (name) => name === 'python');
  if (disagree.length > 0) return found('P13', 'note', 'python-disagrees', { items: disagree });
  const row = environment.packages.find(({ name }) => name === 'python');
  const versions = (row?.entries ?? []).flatMap(
    ({ specifier }) => /^==(\d+(?:\.\d+)+)/.exec(specifier ?? '')?.[1] ?? [],
  );
  const old = versions.find((version) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major < 3 || (major === 3 && minor < OLDEST_PYTHON);
  });
  return old === undefined ? passed('P13') : found('P13', 'note', 'python-old', { details: { version: visible(old) } });
}

/** The newest MLflow whose models are known here. */
const NEWEST = [3, 17] as const;

/** The MLflow that wrote the model, against what will be installed, and against what is known. */
function mlflowVersion({ environment, reading: { document } }: PreflightFacts): Check {
  const wrote = fieldText(document, 'mlflow_version');
  const disagree = disagreeing(environment, (name) => name === 'mlflow');
  if (disagree.length > 0)
    return found('P14', 'note', 'mlflow-disagrees', { details: { version: visible(wrote ?? '') } });
  const [major = 0, minor = 0] = (/^(\d+)\.(\d+)/.exec(wrote ?? '') ?? []).slice(1).map(Number);
  const newer = major > NEWEST[0] || (major === NEWEST[0] && minor > NEWEST[1]);
  return newer ? found('P14', 'note', 'mlflow-newer', { details: { version: visible(wrote ?? '') } }) : passed('P14');
}

/** Code that cloudpickle wrote is read by the same cloudpickle alone (mlflow/pyfunc/model.py records it). */
function cloudpickle({ environment, reading: { document } }: PreflightFacts): Check {
  const pyfunc = document.flavors.find(({ name }) => name === 'python_function');
  const wrote = spelled(child(pyfunc?.config ?? undefined, 'cloudpickle_version'));
  const row = environment.packages.find(({ name }) => name === 'cloudpickle');
  const pins = (row?.entries ?? []).flatMap(({ specifier }) => /^==([\w.]+)$/.exec(specifier ?? '')?.[1] ?? []);
  const other = pins.find((pin) => pin !== wrote);
  if (wrote === null || other === undefined) return passed('P19');
  return found('P19', 'note', 'cloudpickle-disagrees', { details: { version: visible(wrote), other: visible(other) } });
}

/** Packages of which two places say different things; `recorded`: one of the places is MLmodel, so what the model was saved with. */
function disagreeing({ packages }: EnvironmentReport, of: (name: string, recorded: boolean) => boolean): string[] {
  return packages.flatMap(({ name, marks }) =>
    marks.some((mark) => mark.kind === 'disagree' && of(name, mark.a === 'mlmodel' || mark.b === 'mlmodel'))
      ? visible(name)
      : [],
  );
}

function loose({ packages }: EnvironmentReport): string[] {
  return packages.flatMap(({ name, marks }) => (marks.some(({ kind }) => kind === 'loose') ? visible(name) : []));
}

function allLines({ packages, notes }: EnvironmentReport): string[] {
  return [
    ...new Set([
      ...packages.flatMap(({ entries }) => entries.map(({ text }) => text)),
      ...notes.map(({ text }) => text),
    ]),
  ].map(visible);
}

/** Packages that pip installs by one of the two files alone: MLflow writes the same into both. */
function alone({ packages, files }: EnvironmentReport): string[] {
  const isRead = (which: string) => files.some(({ source, state }) => source === which && state === 'read');
  if (!isRead('requirements') || !isRead('conda')) return [];
  return packages.flatMap(({ name, entries }) => {
    const sources = new Set(entries.map(({ source }) => source));
    const byConda = entries.some(({ manager }) => manager === 'conda');
    return name === 'python' || byConda || sources.has('requirements') === sources.has('conda') ? [] : visible(name);
  });
}

/** An address, a path, or an archive in place of a package's name. */
const ELSEWHERE = /:\/\/|^git\+|^\.{1,2}$|^[^\s;@]*[\\/]|\.(?:whl|egg|zip|tgz|tar\.(?:gz|bz2|xz))\s*(?:;|$)/;
/** Options that lead elsewhere; a file of requirements that is part of the model is no longer among them. */
const OPTION = /^(?:-f|-i|-r|--(?:requirement|find-links|(?:extra-)?index-url|trusted-host))(?:[\s=]|$)/;
/** Channels that everybody reaches. */
const PUBLIC = /^https?:\/\/(?:[\w-]+\.)*(?:anaconda\.(?:org|com)|prefix\.dev)(?:\/|$)/;

/** Requirements by address, by path, or from another index or channel. */
function addresses(report: EnvironmentReport): string[] {
  const lines = allLines(report).filter((text) => ELSEWHERE.test(text) || OPTION.test(text));
  const channels = report.channels.filter((channel) => /[\\/]/.test(channel) && !PUBLIC.test(channel));
  return unique([...lines, ...channels.map(visible)]);
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
