import { pathOfFileUrl } from './file-url.ts';
import { aliasesOf, type Plan } from './plan.ts';
import { quotedText as text } from './quote.ts';

/** MLflow's own way to the same version: copy the files, register them. Its texts are quoted; nothing of a model becomes code. */
export function pythonAct(plan: Plan): string {
  const { target } = plan;
  return `${(target.kind === 'zip' ? zipped(plan) : registered(plan)).join('\n')}\n`;
}

function registered({ source, target }: Plan): string[] {
  const { kind, model, description, tags } = target;
  const place = target.store ?? target.place;
  // What no version stands for is taken from its folder.
  const store = source.store === null || source.version === null ? null : pathOfFileUrl(source.store);
  const fromZip = /\.zip$/i.test(source.place);
  const files = kind === 'files' || (store !== null && !/\.db$/i.test(store));
  const from = fromZip
    ? 'Path(folder)'
    : store === null
      ? `Path(${text(source.place)})`
      : 'Path(mlflow.artifacts.download_artifacts(place, tracking_uri=source))';
  const whole = source.inside === '' ? from : `${from} / ${text(source.inside)}`;
  const copy = `shutil.copytree(${whole}, files)`;
  return [
    // Before MLflow is imported: 3.17 opens a file store only so.
    ...(files ? ['import os', '', 'os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"'] : []),
    'import shutil',
    ...(fromZip ? ['import tempfile', 'import zipfile'] : []),
    'import uuid',
    'from pathlib import Path',
    '',
    'import mlflow',
    'from mlflow import MlflowClient',
    'from mlflow.exceptions import MlflowException',
    '',
    `store = ${uriText(place)}`,
    // Else MLflow makes a database of its own in the current folder.
    'mlflow.set_tracking_uri(store)',
    'mlflow.set_registry_uri(store)',
    'client = MlflowClient()',
    ...(store === null || fromZip
      ? []
      : [
          `source = ${uriText(store)}`,
          'dev = MlflowClient(tracking_uri=source, registry_uri=source)',
          `place = dev.get_model_version_download_uri(${nameIn(source.uri)}, ${text(source.version ?? '')})`,
        ]),
    `files = Path(${text(folderOf(place))}) / "mlartifacts" / "by-hand" / uuid.uuid4().hex`,
    'files.parent.mkdir(parents=True, exist_ok=True)',
    ...(fromZip
      ? [
          'with tempfile.TemporaryDirectory() as folder:',
          `    zipfile.ZipFile(${text(source.place)}).extractall(folder)`,
          `    ${copy}`,
        ]
      : [copy]),
    '',
    'try:',
    `    client.create_registered_model(${text(model)})`,
    'except MlflowException as error:',
    '    if error.error_code != "RESOURCE_ALREADY_EXISTS":',
    '        raise',
    'made = client.create_model_version(',
    `    ${text(model)},`,
    '    source=files.as_uri(),',
    ...(source.runLink === undefined ? [] : [`    run_link=${text(source.runLink)},`]),
    ...(description === null ? [] : [`    description=${text(description)},`]),
    `    tags={${Object.entries(tags)
      .map(([key, value]) => `${text(key)}: ${text(value)}`)
      .join(', ')}},`,
    ')',
    ...aliasesOf(target).map(
      ({ alias }) => `client.set_registered_model_alias(${text(model)}, ${text(alias)}, made.version)`,
    ),
    'print(made.name, made.version)',
  ];
}

/** MLflow has no word for it. */
function zipped({ source, target }: Plan): string[] {
  const place =
    source.inside === '' || /\.zip$/i.test(source.place) ? source.place : `${source.place}/${source.inside}`;
  if (/\.zip$/i.test(place)) return ['import shutil', '', `shutil.copyfile(${text(place)}, ${text(target.place)})`];
  return [
    'import shutil',
    'from pathlib import Path',
    '',
    `model = Path(${text(place)})`,
    `shutil.make_archive(${text(target.place.replace(/\.zip$/i, ''))}, "zip", root_dir=model.parent, base_dir=model.name)`,
  ];
}

/** How MLflow names a workspace on disk. */
function uriText(place: string): string {
  if (!/\.db$/i.test(place)) return `Path(${text(place)}).as_uri()`;
  // SQLAlchemy decodes what stands for a sign, and takes what follows a question mark for options.
  return text(`sqlite:///${place.replace(/[%?]/g, encodeURIComponent)}`);
}

function folderOf(place: string): string {
  return place.replace(/[\\/][^\\/]*$/, '') || '/';
}

function nameIn(uri: string): string {
  return text(/^models:\/([^/@]+)/.exec(uri)?.[1] ?? '');
}
