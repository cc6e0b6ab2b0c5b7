import type { Translate } from '../report/report-source.ts';
import { maskSecrets } from '../files/mask-secrets.ts';
import { visible } from '../safety/visible.ts';
import type { AzureUri } from './azure-uri.ts';
import { shellText } from './quote.ts';
import { usageOf, type SourceUri, type SourceUriUse } from './source-uri.ts';

export interface UriExplained {
  readonly use: SourceUriUse;
  /** What it is. */
  readonly is: string;
  /** What to do with it. */
  readonly todo: string;
}

/** What was pasted, in words: what it is, and how to go on. */
export function explainUri(uri: SourceUri, t: Translate): UriExplained {
  const details = uriDetails(uri);
  return {
    use: usageOf(uri),
    is: t(`sourceUri.is.${details['word']}`, details),
    todo: t(`sourceUri.todo.${uri.kind}`, details),
  };
}

/** Which sentence tells it. */
function wordOf(uri: SourceUri): string {
  if (uri.kind === 'version') {
    if (uri.alias !== null) return 'version-alias';
    if (uri.stage !== null) return 'version-stage';
    return uri.version === null ? 'version-latest' : 'version';
  }
  if (uri.kind === 'azure-model') return uri.scope.registry === null ? 'azure-model' : 'azure-registry';
  return uri.kind;
}

/** What fills the sentences, and which they are (`word`, `kind`); nothing in it hides, and no password of an address is shown. */
export function uriDetails(uri: SourceUri): Record<string, string> {
  const { scope, ...own } = 'scope' in uri ? uri : { scope: null, ...uri };
  const version = 'label' in uri ? (uri.version ?? uri.label) : 'version' in uri ? uri.version : null;
  const command = 'scope' in uri ? downloadOf(uri) : null;
  const texts = { ...own, word: wordOf(uri), version, registry: scope?.registry ?? null, command };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) => (value === null ? [] : [[key, visible(maskSecrets(value))]])),
  );
}

/** The command that downloads it, as far as the address tells where that is; null where there is none. */
function downloadOf(uri: AzureUri): string | null {
  const { registry, subscription, group, workspace, location } = uri.scope;
  // Beside a location stands the id of a workspace, which no command takes.
  const named = location === null ? workspace : null;
  const scope = optionsOf([
    ['registry-name', registry],
    ['subscription', subscription],
    ['resource-group', group],
    ['workspace-name', named],
  ]);
  if (uri.kind === 'azure-job')
    return `az ml job download${optionsOf([
      ['name', uri.job],
      ['output-name', uri.output],
    ])}${scope}`;
  if (uri.kind !== 'azure-model') return null;
  const name = optionsOf([['name', uri.name]]);
  if (uri.version !== null) return `az ml model download${name}${optionsOf([['version', uri.version]])}${scope}`;
  // `download` takes a number alone, and `show` tells it.
  const shown = `az ml model show${name}${optionsOf([['label', uri.label]])}${scope} --query version --output tsv`;
  return `az ml model download${name} --version "$(${shown})"${scope}`;
}

function optionsOf(given: readonly (readonly [string, string | null])[]): string {
  return given.map(([option, value]) => (value === null ? '' : ` --${option} ${shellText(value, 'posix')}`)).join('');
}
