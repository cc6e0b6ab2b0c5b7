import { useTexts } from '../texts.ts';

/** What a cell shows whose value is still on its way. */
export function CellWaiting() {
  const { t } = useTexts();
  return (
    <>
      <span className="bar" aria-hidden />
      <span className="visually-hidden">{t('shell.grid.waiting')}</span>
    </>
  );
}
