import { Pencil, SquareCheckBig } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SideSummary } from '../../../shared/contract/comparison-summary.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { FlavorChip } from '../../ui/chip.tsx';
import type { ModelRef } from '../shell/open-tabs.ts';

export interface SideChipProps {
  readonly side: 'a' | 'b';
  readonly model: ModelRef;
  /** null while it is being read. */
  readonly summary: SideSummary | null;
  readonly onChange: () => void;
  /** null while nobody knows which model it is. */
  readonly onCheck: (() => void) | null;
  readonly onEdit: (() => void) | null;
}

/** One of the two models: which it is, what it is, and a way to choose another. */
export function SideChip({ side, model, summary, onChange, onCheck, onEdit }: SideChipProps) {
  const { t } = useTexts();
  const label = t(`compareScreen.side.${side}`);
  const name = `${label}, ${model.name}`;
  // python_function stands beside nearly every flavor and says little.
  const flavors = summary?.flavors.filter(({ name }, _at, all) => name !== 'python_function' || all.length === 1) ?? [];
  const trouble =
    summary === null || (summary.state === 'whole' && summary.loadable)
      ? null
      : summary.state === 'whole'
        ? 'refused'
        : summary.state;
  return (
    <section className={`side-chip side-${side}`} aria-label={label}>
      <span className="side-letter" aria-hidden>
        {side.toUpperCase()}
      </span>
      <div className="side-what">
        <p className="muted small">{label}</p>
        <p className="side-name">{visible(model.name)}</p>
        <p className="side-facts small">
          {flavors.slice(0, 3).map((flavor) => (
            <FlavorChip key={flavor.name} flavor={flavor} />
          ))}
          {summary?.mlflowVersion == null ? null : <span>MLflow {visible(summary.mlflowVersion)}</span>}
          {summary === null || summary.signature ? null : (
            <strong className="warning">{t('compareScreen.side.noSignature')}</strong>
          )}
          {trouble === null ? null : <strong className="error">{t(`compareScreen.side.${trouble}`)}</strong>}
        </p>
        <div className="side-next">
          <Action
            text={t('compareScreen.side.check')}
            icon={<SquareCheckBig size={15} aria-hidden />}
            name={name}
            onPress={onCheck}
          />
          <Action
            text={t('compareScreen.side.edit')}
            icon={<Pencil size={15} aria-hidden />}
            name={name}
            onPress={onEdit}
          />
        </div>
      </div>
      <Action text={t('compareScreen.side.choose')} icon={null} name={name} onPress={onChange} />
    </section>
  );
}

interface ActionProps {
  readonly text: string;
  readonly icon: ReactNode;
  /** The model, for screen readers. */
  readonly name: string;
  readonly onPress: (() => void) | null;
}

function Action({ text, icon, name, onPress }: ActionProps) {
  if (onPress === null) return null;
  return (
    <Button kind="quiet" onPress={onPress}>
      {icon} {text} <span className="visually-hidden">{name}</span>
    </Button>
  );
}
