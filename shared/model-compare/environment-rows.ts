import { readEnvironment, type Environment } from '../environment/environment.ts';
import { versionText } from '../environment/pep440.ts';
import type { Requirement } from '../environment/requirements.ts';
import { pinnedVersion, sameRequirement, versionChange } from '../environment/version-change.ts';
import { fieldText, pythonVersion } from '../mlmodel/summary.ts';
import type { Finding, Row } from '../signature/compare/comparison.ts';
import { finding, placeOf } from '../signature/compare/findings.ts';
import type { ModelSide } from './model-side.ts';
import { plainRows, type Entry } from './plain-rows.ts';

const PYTHON = 'Python';
const MLFLOW = 'MLflow';

/** Python, the MLflow that wrote the model, and every package that it asks for. */
export function environmentRows(a: ModelSide, b: ModelSide): Row[] {
  const [left, right] = [entries(a), entries(b)];
  // Spelled in two ways, yet the same.
  for (const [name, { packages }] of right) {
    const before = left.get(name)?.packages;
    if (packages === undefined || before === undefined || !sameList(before, packages)) continue;
    const { value } = right.get(name) as Entry;
    left.set(name, { ...(left.get(name) as Named), same: value });
  }
  return plainRows('environment', left, right);
}

interface Named extends Entry {
  readonly packages?: readonly Requirement[];
}

function entries(side: ModelSide): Map<string, Named> {
  const environment = readEnvironment(side.environment);
  const found = new Map<string, Named>();
  const [python, mlflow] = [pythonOf(side, environment), fieldText(side.document, 'mlflow_version')];
  if (python !== null) found.set(PYTHON, { value: python });
  if (mlflow !== null) found.set(MLFLOW, { value: mlflow });
  for (const [name, packages] of environment.packages)
    found.set(name, { value: packages.map(({ text }) => text).join(' | '), packages });
  return found;
}

/** What MLmodel says of Python; the conda file where it is silent. */
function pythonOf(side: ModelSide, environment: Environment): string | null {
  return pythonVersion(side.document) ?? environment.python;
}

function sameList(a: readonly Requirement[], b: readonly Requirement[]): boolean {
  return a.length === b.length && a.every((each, at) => sameRequirement(each, b[at] as Requirement));
}

/** Another minor Python, or another major version of a pinned library. */
export function environmentFindings(a: ModelSide, b: ModelSide): Finding[] {
  const [left, right] = [readEnvironment(a.environment), readEnvironment(b.environment)];
  const found: Finding[] = [];
  const [before, now] = [pythonOf(a, left), pythonOf(b, right)];
  if (before !== null && now !== null && ['minor', 'major'].includes(versionChange(before, now)))
    found.push(finding('CX-03', placeOf('environment', PYTHON), { name: PYTHON, a: before, b: now }));
  for (const [name, packages] of right.packages) {
    const [old, fresh] = [onlyPin(left.packages.get(name)), onlyPin(packages)];
    if (old !== null && fresh !== null && versionChange(old, fresh) === 'major')
      found.push(finding('CX-03', placeOf('environment', name), { name, a: old, b: fresh }));
  }
  return found;
}

function onlyPin(packages: readonly Requirement[] | undefined): string | null {
  const [only] = packages ?? [];
  const version = packages?.length === 1 && only !== undefined ? pinnedVersion(only) : null;
  return version === null ? null : versionText(version);
}
