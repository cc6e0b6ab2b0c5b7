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
      disagreeing(environment, (name, recorded) => name !== 'python' && !recorded),
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
      allLines(environment).filter((text) => text.includes('***')),
      'stop',
      'secret-in-address',
    ),
  P13: ({ environment }) =>
    foundIf(
      'P13',
      disagreeing(environment, (name) => name === 'python'),
      'note',
      'python-disagrees',
    ),
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

/** Requirements by address, by path, or from another index. */
function addresses(report: EnvironmentReport): string[] {
  return allLines(report).filter(
    (text) =>
      /:\/\/|^-e\b|^git\+|\.whl$|^\.{0,2}\//.test(text) ||
      /^(?:-f|-i|--(?:find-links|(?:extra-)?index-url))\b/.test(text),
  );
}
