import { useTexts } from '../../texts.ts';
import { useShownStore } from './use-opening.ts';

/** In place of a list that is empty while the store is still being read: what was asked for may yet be found. */
export function NoneYet() {
  const { t, number } = useTexts();
  const { listed, whole, runs } = useShownStore().summary;
  return (
    <p className="muted">
      {listed
        ? t('stores.noneYet', { whole: number(whole), runs: number(runs) })
        : t('stores.noneListed', { runs: number(runs) })}
    </p>
  );
}
