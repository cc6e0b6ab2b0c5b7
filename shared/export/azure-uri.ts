/** Where in Azure ML something is said to be; all null: in the workspace at hand. */
export interface AzureScope {
  readonly registry: string | null;
  readonly subscription: string | null;
  readonly group: string | null;
  /** A name, or a global id where `location` is given. */
  readonly workspace: string | null;
  readonly location: string | null;
}

/** What an address of Azure ML leads to (its YAML and SDK know these forms). `uri` is the text itself. */
export type AzureUri = { readonly uri: string; readonly scope: AzureScope } & (
  | {
      readonly kind: 'azure-model';
      readonly name: string;
      readonly version: string | null;
      /** `latest`: the one made last, which need not be the greatest. */
      readonly label: string | null;
    }
  | { readonly kind: 'azure-job'; readonly job: string; readonly output: string; readonly path: string }
  | { readonly kind: 'azure-datastore'; readonly datastore: string; readonly path: string }
  | { readonly kind: 'azure-artifact'; readonly path: string }
);

const HERE: AzureScope = { registry: null, subscription: null, group: null, workspace: null, location: null };

/** `azureml://...` and `azureml:name:3`; null for what is neither. */
export function readAzureUri(uri: string): AzureUri | null {
  const long = /^azureml:\/\/(.*)$/is.exec(uri)?.[1];
  if (long === undefined) {
    const [, name, version, label] = /^azureml:([^:@/]+)(?::([^:@/]+)|@([^:@/]+))$/i.exec(uri) ?? [];
    return name === undefined ? null : model(uri, HERE, name, version, label);
  }
  const parts = long.replace(/^\/+/, '').split('/');
  const scope = { ...HERE };
  for (;;) {
    const [key, value, ...rest] = parts;
    const known = SCOPES[key?.toLowerCase() ?? ''];
    if (known === undefined || value === undefined || value === '') break;
    Object.assign(scope, { [known]: value });
    parts.splice(0, parts.length, ...rest);
  }
  return readPlace(uri, scope, parts);
}

const SCOPES: Readonly<Record<string, keyof AzureScope>> = {
  registries: 'registry',
  subscriptions: 'subscription',
  resourcegroups: 'group',
  workspaces: 'workspace',
  locations: 'location',
};

function readPlace(uri: string, scope: AzureScope, [kind, first = '', ...rest]: readonly string[]): AzureUri | null {
  if (first === '') return null;
  switch (kind?.toLowerCase()) {
    case 'models': {
      const [word, value = '', ...more] = rest;
      if (value === '' || more.length > 0) return null;
      if (word === 'versions') return model(uri, scope, first, value, undefined);
      return word === 'labels' ? model(uri, scope, first, undefined, value) : null;
    }
    case 'jobs': {
      const [outputs, output = '', paths, ...path] = rest;
      if (outputs !== 'outputs' || output === '') return null;
      return paths === 'paths' || paths === undefined
        ? { kind: 'azure-job', uri, scope, job: first, output, path: path.join('/') }
        : null;
    }
    case 'datastores': {
      const [paths, ...path] = rest;
      return paths === 'paths' ? { kind: 'azure-datastore', uri, scope, datastore: first, path: path.join('/') } : null;
    }
    case 'artifacts':
      return { kind: 'azure-artifact', uri, scope, path: [first, ...rest].join('/') };
    default:
      return null;
  }
}

/** `/subscriptions/.../providers/Microsoft.MachineLearningServices/workspaces/w/models/n/versions/3`. */
export function readAzureArmId(uri: string): AzureUri | null {
  const found =
    /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/(?:providers\/microsoft\.machinelearningservices\/)?workspaces\/([^/]+)\/models\/([^/]+)\/versions\/([^/]+)$/i.exec(
      uri,
    );
  if (found === null) return null;
  const [, subscription = '', group = '', workspace = '', name = '', version = ''] = found;
  return model(uri, { ...HERE, subscription, group, workspace }, name, version, undefined);
}

/** `name@latest`, as the CLI of Azure takes it. */
export function readAzureShort(uri: string): AzureUri | null {
  const name = /^([a-zA-Z0-9][\w-]{0,254})@latest$/.exec(uri)?.[1];
  return name === undefined ? null : model(uri, HERE, name, undefined, 'latest');
}

function model(
  uri: string,
  scope: AzureScope,
  name: string,
  version: string | undefined,
  label: string | undefined,
): AzureUri {
  return { kind: 'azure-model', uri, scope, name, version: version ?? null, label: label ?? null };
}
