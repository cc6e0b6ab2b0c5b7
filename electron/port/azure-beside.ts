import { lintAzure } from '../../shared/export/azure-lint.ts';
import { AZURE_FILES, azureBundle } from '../../shared/export/azure-bundle.ts';
import type { PlannedTarget } from '../../shared/export/plan.ts';
import { createTexts, type Language } from '../../shared/texts/translator.ts';
import { folderInZip } from '../workspaces/zip-contents.ts';
import type { ModelFacts } from './facts.ts';
import type { OtherRead } from './other-facts.ts';
import type { PortSource } from './port-source.ts';

/** What goes beside the model in a bundle for Azure ML. `digest`: of all its files. */
export function azureBeside(
  from: PortSource,
  target: Pick<PlannedTarget, 'place' | 'model' | 'description' | 'tags'>,
  read: { readonly own: ModelFacts | null; readonly other: OtherRead | null },
  digest: string,
  { language, tool }: { readonly language: Language; readonly tool: string },
): Record<string, string> {
  const { own, other } = read;
  const texts = createTexts(language);
  const findings = lintAzure({
    name: target.model,
    tags: target.tags,
    files: (own ?? other)?.files.map(({ path }) => path) ?? [],
    model: own === null ? null : { document: own.reading.document, environment: own.environment, example: own.example },
    triton: other?.triton ?? null,
  });
  const handover = {
    name: target.model,
    type: from.type,
    folder: folderInZip(target.place, AZURE_FILES),
    description: target.description,
    tags: target.tags,
    source: from.uri,
    sourceVersion: from.version,
    digest,
    document: own?.reading.document ?? null,
    findings,
    tool,
  };
  return azureBundle(handover, (key, details = {}) => texts.t(key, { ...details }));
}
