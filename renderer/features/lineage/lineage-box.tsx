import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { CircleDotDashed, Layers, MapPin } from 'lucide-react';
import { memo } from 'react';
import { visible } from '../../../shared/safety/visible.ts';
import { useCanvas } from './canvas-context.ts';
import type { ShownNode } from './fold-fans.ts';
import { KIND_ICONS } from './kind-icons.ts';
import { useLineageTexts } from './use-lineage-texts.ts';

export type BoxNode = Node<{ readonly shown: ShownNode }, 'box'>;

/** One thing of the graph: its kind as shape and word, its name, where it is. What is only named is dashed, and says so. */
export const LineageBox = memo(function LineageBox({ data: { shown } }: NodeProps<BoxNode>) {
  const { kind, name } = useLineageTexts();
  const { root, current, onCurrent, onPress, onOpen } = useCanvas();
  const { id, node, fan } = shown;
  const isRoot = id === root;
  const Icon = KIND_ICONS[fan === undefined ? node.kind : fan.kind];
  const className = [
    'lineage-box nopan',
    fan === undefined ? node.kind : `${fan.kind} fan`,
    fan === undefined && node.presence === 'referenced' ? 'referenced' : '',
    isRoot ? 'root' : '',
    id === current ? 'current' : '',
  ].join(' ');
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <button
        type="button"
        className={className}
        data-node={id}
        tabIndex={id === current ? 0 : -1}
        aria-current={isRoot || undefined}
        onFocus={() => onCurrent(id)}
        onClick={() => onPress(shown)}
        onDoubleClick={() => onOpen(shown)}
      >
        <span className="lineage-kind">
          <Icon size={15} aria-hidden />
          <span>{fan === undefined ? kind(node) : <Folded />}</span>
          <Marks shown={shown} isRoot={isRoot} />
        </span>
        <span className="lineage-name">{name(shown)}</span>
        <span className="lineage-where">
          {fan === undefined ? visible(node.where ?? '') : <Behind shown={shown} />}
        </span>
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
});

function Marks({ shown: { node }, isRoot }: { readonly shown: ShownNode; readonly isRoot: boolean }) {
  const { t } = useLineageTexts();
  return (
    <>
      {isRoot ? (
        <span className="lineage-mark root-mark">
          <MapPin size={13} aria-hidden /> {t('lineageScreen.root')}
        </span>
      ) : null}
      {node?.presence === 'referenced' ? (
        <span className="lineage-mark">
          <CircleDotDashed size={13} aria-hidden /> {t('lineageScreen.presence.referenced')}
        </span>
      ) : null}
    </>
  );
}

function Folded() {
  const { t } = useLineageTexts();
  return (
    <>
      <Layers size={13} aria-hidden /> {t('lineageScreen.fan.folded')}
    </>
  );
}

function Behind({ shown: { fan } }: { readonly shown: ShownNode }) {
  const { t, number } = useLineageTexts();
  if (fan === undefined) return null;
  return fan.behind === 0
    ? t('lineageScreen.fan.hint')
    : t('lineageScreen.fan.behind', { count: fan.behind, shown: number(fan.behind) });
}
