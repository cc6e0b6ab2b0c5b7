import { Filter, PackageOpen, TriangleAlert } from 'lucide-react';
import type { FactKey, LineageEdge, LineageNode } from '../../../shared/lineage/graph.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts, plainFact, type Fact } from '../details/facts.tsx';
import { IdText } from '../../ui/id-text.tsx';
import { edgeId, type GraphIndex } from './graph-index.ts';
import { KIND_ICONS } from './kind-icons.ts';
import { useLineageTexts } from './use-lineage-texts.ts';

/** So many of its links are listed here; the list of the whole lineage has all. */
const LISTED = 30;
/** Facts that people copy. */
const IDS: ReadonlySet<string> = new Set(['id', 'uuid', 'digest', 'commit']);

export interface LineageDetailsProps {
  readonly index: GraphIndex;
  readonly node: LineageNode;
  /** Whether the workspaces were looked into. */
  readonly elsewhere: boolean;
  /** The link that was chosen on the graph. */
  readonly chosenEdge: string | null;
  readonly onChoose: (id: string) => void;
  /** Opens what it is; null where it cannot be opened from here. */
  readonly onOpen: (() => void) | null;
  /** Shows it alone, with what led to it and what came of it; null where that is shown. */
  readonly onPath: (() => void) | null;
}

/** The chosen thing in full: what it is, what is known of it, and each of its links with who says so. */
export function LineageDetails({ index, node, elsewhere, chosenEdge, onChoose, onOpen, onPath }: LineageDetailsProps) {
  const { t, kind, time, presence, statusText } = useLineageTexts();
  const Icon = KIND_ICONS[node.kind];
  const factText = (key: FactKey, text: string) => {
    const at = key === 'copiedAt' ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(at)) return time(at);
    return key === 'status' ? statusText(text) : text;
  };
  const facts: Fact[] = [
    plainFact('kind', t('lineageScreen.what'), kind(node)),
    plainFact('presence', t('lineageScreen.known'), presence(node) || t('lineageScreen.presence.here')),
    ...(node.where === null ? [] : [plainFact('where', t('lineageScreen.where'), node.where)]),
    ...(node.at === null ? [] : [plainFact('at', t('lineageScreen.at'), time(node.at))]),
    ...node.facts.map(({ key, value }, at): Fact => {
      const label = capital(t(`lineage.fact.${key}`));
      return IDS.has(key)
        ? { key: `${key} ${at}`, label, text: value, shown: <IdText id={value} what={label} /> }
        : plainFact(`${key} ${at}`, label, factText(key, value));
    }),
  ];
  const into = index.into.get(node.id) ?? [];
  const out = index.out.get(node.id) ?? [];
  return (
    <aside className="lineage-details" aria-label={t('lineageScreen.details')}>
      <h2>
        <Icon size={18} aria-hidden /> <span>{visible(node.name)}</span>
      </h2>
      <div className="actions">
        {onOpen === null ? null : (
          <Button onPress={onOpen}>
            <PackageOpen size={16} aria-hidden /> {t('lineageScreen.open')}
          </Button>
        )}
        {onPath === null ? null : (
          <Button onPress={onPath}>
            <Filter size={16} aria-hidden /> {t('lineageScreen.onlyPath')}
          </Button>
        )}
        <CopyButton text={asText(facts, visible(node.name))} />
      </div>
      {onOpen === null ? <NoOpen {...{ index, node, elsewhere }} /> : null}
      <Facts title={t('lineageScreen.facts')} facts={facts} />
      <Links {...{ index, chosenEdge, onChoose }} title={t('lineageScreen.cameFrom')} edges={into} end="from" />
      <Links {...{ index, chosenEdge, onChoose }} title={t('lineageScreen.ledTo')} edges={out} end="to" />
      {into.length + out.length === 0 ? <p className="muted">{t('lineageScreen.noLinks')}</p> : null}
    </aside>
  );
}

/** Why a thing has no button that opens it. */
function NoOpen({ index, node, elsewhere }: Pick<LineageDetailsProps, 'index' | 'node' | 'elsewhere'>) {
  const { id, kind, presence, opens, facts } = node;
  const { t } = useLineageTexts();
  if (id === index.root || opens !== undefined) return null;
  const places = facts.find(({ key }) => key === 'anyOf')?.value;
  if (places !== undefined)
    return <p className="muted small">{t('lineageScreen.noOpen.anyOf', { places: visible(places) })}</p>;
  const named = kind === 'dataset' || kind === 'notebook' || kind === 'commit' ? kind : null;
  if (named === null && presence === 'here') return null;
  return <p className="muted small">{t(`lineageScreen.noOpen.${named ?? (elsewhere ? 'nowhere' : 'referenced')}`)}</p>;
}

interface LinksProps {
  readonly index: GraphIndex;
  readonly title: string;
  readonly edges: readonly LineageEdge[];
  readonly end: 'from' | 'to';
  readonly chosenEdge: string | null;
  readonly onChoose: (id: string) => void;
}

function Links({ index, title, edges, end, chosenEdge, onChoose }: LinksProps) {
  const { t, number, kind, edge: word, saidBy } = useLineageTexts();
  if (edges.length === 0) return null;
  const chosen = edges.filter((edge) => edgeId(edge) === chosenEdge);
  const shown = [...chosen, ...edges.filter((edge) => edgeId(edge) !== chosenEdge)].slice(0, LISTED);
  return (
    <section className="lineage-links">
      <h3>{title}</h3>
      <ul>
        {shown.map((edge) => {
          const other = index.nodes.get(edge[end]);
          if (other === undefined) return null;
          const id = edgeId(edge);
          return (
            <li key={id} className={id === chosenEdge ? 'chosen' : ''} aria-current={id === chosenEdge || undefined}>
              <p>
                <span className="muted">{end === 'to' ? word(edge) : kind(other)}</span>{' '}
                <button type="button" className="link" onClick={() => onChoose(other.id)}>
                  {visible(other.name)}
                </button>{' '}
                <span className="muted">{end === 'to' ? `(${kind(other)})` : word(edge)}</span>
              </p>
              {edge.disputed ? (
                <p className="lineage-dispute">
                  <TriangleAlert size={14} aria-hidden /> {t('lineageScreen.aboutDisputed')}
                </p>
              ) : null}
              <ul className="lineage-evidence small muted">
                {edge.evidence.map((each, at) => (
                  <li key={at}>{saidBy(each)}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      {edges.length > LISTED ? (
        <p className="muted small">
          {t('lineageScreen.moreLinks', { count: edges.length - LISTED, shown: number(edges.length - LISTED) })}
        </p>
      ) : null}
    </section>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

function asText(facts: readonly Fact[], name: string): string {
  return [name, ...facts.map(({ label, text }) => `${label}: ${text ?? ''}`)].join('\n');
}
