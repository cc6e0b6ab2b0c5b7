import { plain } from '../report/markdown.ts';
import type { Translate } from '../report/report-source.ts';
import { maskSecrets } from '../files/mask-secrets.ts';
import type { ModelDocument } from '../mlmodel/model-document.ts';
import { child, spelled } from '../mlmodel/yaml-node.ts';
import { azureModelYaml, azureName, azureTags, BUNDLE_TAGS, type AzureModel } from './azure-model.ts';
import type { AzureFinding } from './azure-lint.ts';
import { AZURE_AS_OF } from './azure-rules.ts';
import type { ModelType } from './model-type.ts';
import { PROVENANCE } from './provenance.ts';
import { AZ_COMMAND } from './same-act.ts';

export interface AzureHandover {
  readonly name: string;
  readonly type: ModelType;
  /** The model's folder in the zip. */
  readonly folder: string;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly source: string;
  readonly sourceVersion: string | null;
  readonly digest: string;
  readonly document: ModelDocument | null;
  readonly findings: readonly AzureFinding[];
  readonly tool: string;
}

/** What lies beside the model's folder in a bundle for Azure ML; by name. */
export const AZURE_FILES = ['model.yml', 'AZURE.md'] as const;

/** The file that `az` reads, and a page that says how, and what no-code deployment would say. Nothing in them depends on the day. */
export function azureBundle(handover: AzureHandover, t: Translate): Record<(typeof AZURE_FILES)[number], string> {
  return { 'model.yml': azureModelYaml(modelOf(handover)), 'AZURE.md': page(handover, t) };
}

function modelOf({ name, type, folder, description, tags, source, sourceVersion, digest, document }: AzureHandover) {
  const told: Readonly<Record<(typeof BUNDLE_TAGS)[number], string | null>> = {
    source: maskSecrets(source),
    source_version: sourceVersion,
    digest,
    type,
  };
  const ours = BUNDLE_TAGS.flatMap((key) => (told[key] === null ? [] : [[`${PROVENANCE}${key}`, told[key]] as const]));
  const model: AzureModel = {
    name: azureName(name),
    type: `${type}_model`,
    path: `./${folder}`,
    description,
    tags: { ...azureTags(tags), ...Object.fromEntries(ours) },
    flavors: document === null ? {} : flavorsOf(document),
  };
  return model;
}

/** What Azure shows of python_function. */
function flavorsOf(document: ModelDocument): Record<string, Record<string, string>> {
  const config = document.flavors.find(({ name }) => name === 'python_function')?.config ?? undefined;
  const values = ['loader_module', 'python_version'].flatMap((key) => {
    const value = spelled(child(config, key));
    return value === null ? [] : [[key, value] as const];
  });
  return values.length === 0 ? {} : { python_function: Object.fromEntries(values) };
}

function page({ name, type, findings, folder, tool }: AzureHandover, t: Translate): string {
  const said = findings.map(
    ({ rule, severity, details }) =>
      `- **${plain(t(`azureLint.severity.${severity}`))}**: ${plain(t(`azureLint.${rule}`, details))}`,
  );
  const of = (wanted: AzureFinding['severity']) => findings.filter(({ severity }) => severity === wanted).length;
  const failing = of('error');
  const doubtful = of('warning');
  const none = doubtful === 0 ? t('azureLint.none') : t('azureLint.warnings', { count: doubtful });
  return `${[
    `# ${plain(t('azureLint.title', { name: azureName(name) }))}`,
    `**${plain(t('azureLint.documents', { day: AZURE_AS_OF }))}**`,
    `## ${plain(t('azureLint.register'))}`,
    plain(t('azureLint.how', { folder })),
    `\`\`\`sh\n${AZ_COMMAND}\n\`\`\``,
    `## ${plain(t('azureLint.serving'))}`,
    plain(t(`azureLint.served.${type}`)),
    plain(failing === 0 ? none : t('azureLint.errors', { count: failing })),
    ...(said.length === 0 ? [] : [said.join('\n')]),
    plain(t('portReport.footer', { tool })),
  ].join('\n\n')}\n`;
}
