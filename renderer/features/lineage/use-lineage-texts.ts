import { useMemo } from 'react';
import type { Evidence, LineageEdge, LineageNode } from '../../../shared/lineage/graph.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useStoreTexts } from '../stores/use-store-texts.tsx';
import type { ShownEdge, ShownNode } from './fold-fans.ts';

/** What is said of the parts of a lineage. */
export function useLineageTexts() {
  const texts = useStoreTexts();
  const { t, number } = texts;
  return useMemo(() => {
    const name = ({ node, fan }: ShownNode) =>
      fan === undefined
        ? visible(node.name)
        : t(`lineageScreen.fan.${fan.kind}`, { count: fan.count, shown: number(fan.count) });
    const presence = ({ presence }: LineageNode) => (presence === 'here' ? '' : t('lineageScreen.presence.referenced'));
    /** Who says it, and where. */
    const source = ({ by, where }: Evidence) => {
      const speaker = t(`lineage.by.${by}`);
      // `MLmodel: run_id` names its speaker already.
      const rest = where.startsWith(`${speaker}: `) ? where.slice(speaker.length + 2) : where;
      return rest === '' ? speaker : `${speaker}: ${visible(rest)}`;
    };
    return {
      ...texts,
      name,
      presence,
      kind: ({ kind }: LineageNode) => t(`lineage.kind.${kind}`),
      edge: ({ kind }: Pick<LineageEdge, 'kind'>) => t(`lineage.edge.${kind}`),
      /** A box in one sentence, for a screen reader. */
      told(shown: ShownNode, root: string): string {
        if (shown.fan !== undefined) return `${name(shown)}. ${t('lineageScreen.fan.hint')}`;
        const { node } = shown;
        return [
          `${t(`lineage.kind.${node.kind}`)} ${visible(node.name)}`,
          node.id === root ? t('lineageScreen.root') : '',
          presence(node),
          node.where === null ? '' : visible(node.where),
        ]
          .filter(Boolean)
          .join(', ');
      },
      /** A line in one sentence; `end` names its ends. */
      toldEdge(
        { from, to, kind, disputed }: Pick<ShownEdge, 'from' | 'to' | 'kind' | 'disputed'>,
        end: (id: string) => string,
      ) {
        const said = `${end(from)} ${t(`lineage.edge.${kind}`)} ${end(to)}`;
        return disputed ? `${said} (${t('lineageScreen.disputed')})` : said;
      },
      source,
      saidBy: (evidence: Evidence) => t('lineageScreen.saidBy', { source: source(evidence) }),
    };
  }, [texts, t, number]);
}

export type LineageTexts = ReturnType<typeof useLineageTexts>;
