import { CircleCheck, CircleDotDashed, TriangleAlert } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { LineageEdge, LineageNode } from '../../../shared/lineage/graph.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow } from '../../ui/grid-types.ts';
import type { GraphIndex } from './graph-index.ts';
import { useLineageTexts } from './use-lineage-texts.ts';

export interface LineageListProps {
  readonly index: GraphIndex;
  readonly current: string;
  readonly onChoose: (id: string) => void;
}

/** The same lineage as two tables: every thing, and every link with who says so. Nothing of it is folded. */
export function LineageList({ index, current, onChoose }: LineageListProps) {
  const { t, number, kind, edge: word, time, told, source } = useLineageTexts();
  const nodes = useMemo(() => [...index.nodes.values()], [index]);
  const { edges } = index;
  const nodeRow = useCallback(
    (node: LineageNode): GridRow => {
      const isRoot = node.id === index.root;
      const name = visible(node.name);
      const known = t(`lineageScreen.presence.${node.presence}`);
      const Mark = node.presence === 'here' ? CircleCheck : CircleDotDashed;
      return {
        label: told({ id: node.id, node }, index.root),
        shown: node.id === current,
        faint: node.presence === 'referenced',
        cells: [
          isRoot ? `${name} (${t('lineageScreen.root')})` : name,
          kind(node),
          <span key="known" className={`lineage-known ${node.presence}`}>
            <Mark size={14} aria-hidden /> {known}
          </span>,
          visible(node.where ?? ''),
          time(node.at),
          number(index.into.get(node.id)?.length ?? 0),
          number(index.out.get(node.id)?.length ?? 0),
        ],
        texts: { 2: known },
      };
    },
    [index, current, t, kind, told, time, number],
  );
  const edgeRow = useCallback(
    (edge: LineageEdge): GridRow => {
      const [from, to] = [index.nodes.get(edge.from), index.nodes.get(edge.to)].map((node) =>
        node === undefined ? '' : `${kind(node)} ${visible(node.name)}`,
      );
      const disputed = t(edge.disputed ? 'lineageScreen.disputed' : 'lineageScreen.agreed');
      const said = edge.evidence.map(source).join('; ');
      return {
        label: `${from} ${word(edge)} ${to}`,
        cells: [
          from,
          word(edge),
          to,
          said,
          edge.disputed ? (
            <span key="disputed" className="lineage-dispute">
              <TriangleAlert size={14} aria-hidden /> {disputed}
            </span>
          ) : (
            disputed
          ),
        ],
        texts: { 4: disputed },
      };
    },
    [index, t, kind, word, source],
  );
  const chooseNode = useCallback(({ id }: LineageNode) => onChoose(id), [onChoose]);
  const chooseEdge = useCallback(({ to }: LineageEdge) => onChoose(to), [onChoose]);
  return (
    <div className="lineage-list">
      <section className="part">
        <h2>{t('lineageScreen.things', { count: nodes.length, shown: number(nodes.length) })}</h2>
        <DataGrid
          className="values"
          label={t('lineageScreen.thingsLabel')}
          columns={[
            { id: 'name', title: t('lineageScreen.name'), width: 12, grow: 2 },
            { id: 'kind', title: t('lineageScreen.what'), width: 8 },
            { id: 'known', title: t('lineageScreen.known'), width: 9 },
            { id: 'where', title: t('lineageScreen.where'), width: 9, grow: 1 },
            { id: 'at', title: t('lineageScreen.at'), width: 11 },
            { id: 'into', title: t('lineageScreen.cameFrom'), width: 6, numeric: true },
            { id: 'out', title: t('lineageScreen.ledTo'), width: 6, numeric: true },
          ]}
          count={nodes.length}
          rowAt={(at) => nodes[at] ?? null}
          render={nodeRow}
          onOpen={chooseNode}
          fixed
        />
      </section>
      {edges.length === 0 ? null : (
        <section className="part">
          <h2>{t('lineageScreen.links', { count: edges.length, shown: number(edges.length) })}</h2>
          <DataGrid
            className="values"
            label={t('lineageScreen.linksLabel')}
            columns={[
              { id: 'from', title: t('lineageScreen.from'), width: 12, grow: 1 },
              { id: 'how', title: t('lineageScreen.how'), width: 8 },
              { id: 'to', title: t('lineageScreen.to'), width: 12, grow: 1 },
              { id: 'said', title: t('lineageScreen.evidence'), width: 12, grow: 2 },
              { id: 'disputed', title: t('lineageScreen.agreement'), width: 8 },
            ]}
            count={edges.length}
            rowAt={(at) => edges[at] ?? null}
            render={edgeRow}
            onOpen={chooseEdge}
            fixed
          />
        </section>
      )}
    </div>
  );
}
