import { ArrowLeftRight } from 'lucide-react';
import type { Dispatch } from 'react';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePageOffer, type DropTarget } from '../shell/front-page.tsx';
import type { CompareTab, ModelRef, TabsAction } from '../shell/open-tabs.ts';
import { keyOf } from '../shell/tab-models.ts';
import { ComparisonView } from './comparison-view.tsx';
import type { Picking } from './model-picker.tsx';
import { SideChooser } from './side-chooser.tsx';
import { SideChip } from './side-chip.tsx';
import { useComparison } from './use-comparison.ts';
import { useNextSteps } from './use-next-steps.ts';
import { useSide, type SideState } from './use-sides.ts';

export interface ComparePageProps {
  readonly tab: CompareTab;
  readonly dispatch: Dispatch<TabsAction>;
  readonly onPick: (picking: Picking) => void;
}

/** Can B replace A? Both models, the answer, and everything it rests on. */
export function ComparePage({ tab, dispatch, onPick }: ComparePageProps) {
  const { t } = useTexts();
  const { id, a, b } = tab;
  const set = (side: 'a' | 'b') => (model: ModelRef) => dispatch({ type: 'side', id, side, model });
  const states = { a: useSide(a, set('a')), b: useSide(b, set('b')) };
  const swap = () => dispatch({ type: 'swap', id });
  const third = (models: readonly ModelRef[]) => dispatch({ type: 'compare', models: [a, b, ...models] });
  usePageOffer({
    commands: {
      'swap-sides': swap,
      'compare-with': () =>
        onPick({ title: t('compareScreen.matrix.addTitle'), without: [a, b], take: (m) => third([m]) }),
    },
    targets: useTargets(tab, set, third),
  });
  const comparison = useComparison(tab, states);
  const change = (side: 'a' | 'b') => () =>
    onPick({ title: t(`compareScreen.side.${side}`), without: [tab[side]], take: set(side) });
  const summary = comparison.compared?.summary.sides ?? null;
  const next = useNextSteps(tab, dispatch);
  const chip = (side: 'a' | 'b') => {
    const known = states[side].kind === 'ready';
    return (
      <SideChip
        side={side}
        model={tab[side]}
        summary={summary?.[side] ?? null}
        onChange={change(side)}
        onCheck={known ? () => next.check(side, null) : null}
        onEdit={known && side === 'b' ? () => next.edit(side) : null}
      />
    );
  };
  return (
    <div className="page compare">
      <h1>{t('compareScreen.title', { a: a.name, b: b.name })}</h1>
      <div className="sides">
        {chip('a')}
        <Button label={`${t('compareScreen.swap')} (F8)`} onPress={swap}>
          <ArrowLeftRight size={18} aria-hidden />
        </Button>
        {chip('b')}
      </div>
      {keyOf(a) === keyOf(b) ? <Notice kind="note">{t('compareScreen.same')}</Notice> : null}
      {(['a', 'b'] as const).map((side) => (
        <Unready key={side} side={side} state={states[side]} model={tab[side]} onChoose={set(side)} />
      ))}
      {comparison.error === null ? null : <ErrorNotice error={comparison.error} onRetry={comparison.retry} />}
      {comparison.busy ? <Busy text={t('compareScreen.reading')} /> : null}
      {comparison.compared === null ? null : (
        <ComparisonView
          tab={tab}
          compared={comparison.compared}
          contents={comparison.contents}
          dispatch={dispatch}
          onTry={next.check}
        />
      )}
    </div>
  );
}

interface UnreadyProps {
  readonly side: 'a' | 'b';
  readonly state: SideState;
  readonly model: ModelRef;
  readonly onChoose: (model: ModelRef) => void;
}

/** What stands between a side and the comparison: it can't be read, or it holds several models. */
function Unready({ side, state, model, onChoose }: UnreadyProps) {
  const { t, problemText } = useTexts();
  if (state.kind === 'failed') return <ErrorNotice error={state.error} onRetry={state.retry} />;
  if (state.kind !== 'choose') return null;
  const { found } = state;
  if (found.rows.length === 0) {
    return (
      <Notice kind="error">
        <p>{t('shell.open.nothing', { name: model.name })}</p>
        {found.summary.problems.map((problem) => (
          <p key={problemText(problem)}>{problemText(problem)}</p>
        ))}
      </Notice>
    );
  }
  return (
    <SideChooser
      title={t('compareScreen.side.several', { side: side.toUpperCase(), name: model.name })}
      found={found}
      onChoose={({ path, name }) => onChoose({ grant: model.grant, path, name })}
    />
  );
}

function useTargets(
  { a, b }: CompareTab,
  set: (side: 'a' | 'b') => (model: ModelRef) => void,
  third: (models: readonly ModelRef[]) => void,
): readonly DropTarget[] {
  const { t } = useTexts();
  const replace = (side: 'a' | 'b', model: ModelRef): DropTarget => {
    const key = `compareScreen.side.replace${side.toUpperCase()}`;
    return {
      id: side,
      title: t(key),
      help: t(`${key}Help`, { name: model.name }),
      take: ([dropped]) => dropped !== undefined && set(side)(dropped),
    };
  };
  return [
    replace('a', a),
    replace('b', b),
    { id: 'third', title: t('compareScreen.side.third'), help: t('compareScreen.side.thirdHelp'), take: third },
  ];
}
