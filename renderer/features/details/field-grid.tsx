import type { DetailField } from '../../../shared/mlmodel/details.ts';
import { spelled, toValue, type YamlNode } from '../../../shared/mlmodel/yaml-node.ts';
import { toJson } from '../../../shared/python/dumps.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { wholeText } from '../model/whole-text.ts';
import { SHOWN, YamlTree } from '../model/yaml-tree.tsx';
import { FactGrid, type GridFact } from '../rows/fact-grid.tsx';
import type { Reach } from './facts.tsx';

export interface FieldGridProps extends Reach {
  readonly title: string;
  readonly about?: string;
  readonly fields: readonly (Omit<DetailField, 'node'> & { readonly node: YamlNode })[];
  readonly onLine: (line: number) => void;
}

/** Keys of MLmodel with what stands there, whose they are, and the way to their lines. */
export function FieldGrid({ title, about, fields, onLine, wanted, onWanted }: FieldGridProps) {
  const { t } = useTexts();
  if (fields.length === 0) return null;
  const fact = ({ key, owner, since, line, node }: (typeof fields)[number]): GridFact => {
    const explained = EXPLAINED.has(key) ? t(`details.about.${key}`) : null;
    return {
      key: `${key} ${line}`,
      name: key,
      label: (
        <>
          <code>{visible(key)}</code>{' '}
          <span className="muted small">
            {t(`details.owner.${owner}`)}
            {since === null ? '' : `, ${t('details.since', { version: since })}`}
          </span>
          <Button kind="quiet" onPress={() => onLine(line)}>
            {t('model.toLine', { line })}
          </Button>
        </>
      ),
      value: (
        <>
          {explained === null ? null : <p className="muted small">{explained}</p>}
          <YamlTree node={node} />
        </>
      ),
      describe: () => ({
        kind: t('rows.kind.detail'),
        title: key,
        facts: [
          { label: t('rows.fact.value'), value: wholeText(node) },
          ...(explained === null ? [] : [{ label: t('rows.fact.about'), value: explained }]),
          { label: t('rows.fact.owner'), value: t(`details.owner.${owner}`) },
          ...(since === null ? [] : [{ label: t('rows.fact.since'), value: since }]),
          { label: t('rows.fact.line'), value: String(line) },
        ],
        text: `${key}\t${spelled(node) ?? toJson(toValue(node))}`,
        json: toJson(new Map([[key, toValue(node)]])),
      }),
    };
  };
  return (
    <section>
      <h2>{title}</h2>
      {about === undefined ? null : <p className="muted">{about}</p>}
      <FactGrid label={title} wide facts={fields.slice(0, SHOWN).map(fact)} wanted={wanted} onWanted={onWanted} />
      {fields.length > SHOWN ? <p className="muted">… {fields.length - SHOWN}</p> : null}
    </section>
  );
}

const EXPLAINED = new Set([
  'metadata',
  'resources',
  'auth_policy',
  'prompts',
  'env_vars',
  'mlflow_version',
  'databricks_runtime',
  'saved_input_example_info',
  'is_signature_from_type_hint',
  'type_hint_from_example',
  'wheels',
]);
