import { ArrowRight, Replace } from 'lucide-react';
import { useState } from 'react';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { usePageOffer, type DropTarget } from '../shell/front-page.tsx';
import type { ModelRef } from '../shell/open-tabs.ts';
import type { Picking } from './model-picker.tsx';

export interface CompareStartProps {
  readonly onPick: (picking: Picking) => void;
  readonly onCompare: (models: readonly ModelRef[]) => void;
}

type Side = 'a' | 'b';

/** Where a comparison begins: a place for the model in use, one for the model that may take over. */
export function CompareStart({ onPick, onCompare }: CompareStartProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const [slots, setSlots] = useState<Readonly<Record<Side, ModelRef | null>>>({ a: null, b: null });
  const [error, setError] = useState<unknown>(null);
  const fill = (side: Side) => (models: readonly ModelRef[]) => {
    if (models.length > 1) return onCompare(models);
    const next = { ...slots, [side]: models[0] ?? null };
    if (next.a !== null && next.b !== null) onCompare([next.a, next.b]);
    else setSlots(next);
  };
  const targets = (['a', 'b'] as const).map((side): DropTarget => ({
    id: side,
    title: t(`compareScreen.slot.${side}`),
    help: t(`compareScreen.slot.help.${side}`),
    take: fill(side),
  }));
  usePageOffer({ targets });
  const example = async () => {
    const { grants, errors } = await client.call('open.examples', {});
    if (errors[0] !== undefined) return setError(errors[0]);
    onCompare(grants.map((grant) => ({ grant, path: null, name: grant.name })));
  };
  const slot = (side: Side) => {
    const model = slots[side];
    const choose = () =>
      onPick({
        title: t(`compareScreen.slot.${side}`),
        without: [],
        take: (chosen) => fill(side)([chosen]),
      });
    return (
      <section className={`slot${model === null ? '' : ' filled'}`} aria-labelledby={`slot-${side}`}>
        <span className="side-letter" aria-hidden>
          {side.toUpperCase()}
        </span>
        <h2 id={`slot-${side}`}>{t(`compareScreen.slot.${side}`)}</h2>
        <p className="muted">{t(`compareScreen.slot.help.${side}`)}</p>
        {model === null ? (
          <p>{t('compareScreen.slot.drop')}</p>
        ) : (
          <p className="slot-name">
            <strong>{model.name}</strong>
          </p>
        )}
        <Button kind={model === null ? 'primary' : 'plain'} onPress={choose}>
          {model === null ? null : <Replace size={16} aria-hidden />}
          {t(model === null ? 'compareScreen.slot.choose' : 'compareScreen.slot.replace')}
        </Button>
      </section>
    );
  };
  return (
    <div className="page compare-start">
      <h1>{t('compareScreen.start.title')}</h1>
      <p className="plain-words">{t('compareScreen.start.what')}</p>
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <div className="slots">
        {slot('a')}
        <ArrowRight className="slots-arrow" size={28} strokeWidth={1.5} aria-hidden />
        {slot('b')}
      </div>
      <div className="actions">
        <Button onPress={() => void example().catch(setError)}>{t('compareScreen.start.example')}</Button>
        <span className="muted">{t('compareScreen.start.more')}</span>
      </div>
    </div>
  );
}
