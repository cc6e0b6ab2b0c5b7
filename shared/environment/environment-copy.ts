import type { EnvironmentReport } from './environment-report.ts';
import type { PackageEntry } from './environment-sources.ts';

/** What pip installs, as a requirements file: requirements.txt's own lines; where that is missing, those of conda's pip list. */
export function asRequirements({ packages }: Pick<EnvironmentReport, 'packages'>): string {
  return pipLines(packages)
    .map((text) => `${text}\n`)
    .join('');
}

/** The same as a conda.yaml of MLflow's form, with the Python that is named first (mlflow/utils/environment.py). */
export function asConda({ packages, channels }: Pick<EnvironmentReport, 'packages' | 'channels'>): string {
  const python = packages.find(({ name }) => name === 'python')?.entries.flatMap(exactVersion)[0];
  const own = packages
    .filter(({ name }) => name !== 'python' && name !== 'pip')
    .flatMap(({ entries }) => entries.filter(({ manager }) => manager === 'conda'));
  const lines = pipLines(packages);
  return [
    'name: mlflow-env',
    'channels:',
    ...(channels.length === 0 ? ['conda-forge'] : channels).map((each) => `- ${quoted(each)}`),
    'dependencies:',
    ...(python === undefined ? ['- python'] : [`- python=${python}`]),
    '- pip',
    ...own.map(({ text }) => `- ${quoted(text)}`),
    ...(lines.length === 0 ? [] : ['- pip:', ...lines.map((text) => `  - ${quoted(text)}`)]),
    '',
  ].join('\n');
}

function pipLines(packages: EnvironmentReport['packages']): string[] {
  const of = (source: PackageEntry['source']) =>
    packages.flatMap(({ entries }) => entries.filter((each) => each.source === source && each.manager === 'pip'));
  const own = of('requirements');
  return (own.length > 0 ? own : of('conda')).map(({ text }) => text);
}

function exactVersion({ specifier }: PackageEntry): string[] {
  const version = /^==([\w.]+?)(?:\.\*)?$/.exec(specifier ?? '')?.[1];
  return version === undefined ? [] : [version];
}

/** Plain where YAML reads it as the same text. */
function quoted(text: string): string {
  return /^[A-Za-z][\w.+=<>~,[\]-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
