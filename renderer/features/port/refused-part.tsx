import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { StepProps } from './step-props.ts';

/** Models that were not begun, beside others that were: which, why, and the way to check them anew. */
export function RefusedPart({ draft, change }: Pick<StepProps, 'draft' | 'change'>) {
  const { t } = useTexts();
  const { refused, sources } = draft;
  if (refused.length === 0) return null;
  const left = sources.filter(({ key }) => refused.some((each) => each.key === key));
  // What was typed for one alone is no word for what was one of several.
  const own = { also: null, description: null };
  const again = () =>
    change({ ...own, sources: left, ids: [], refused: [], attempt: draft.attempt + 1, step: 'preflight' });
  return (
    <section className="port-part">
      <Notice kind="error" role="alert" actions={<Button onPress={again}>{t('portScreen.trouble.recheck')}</Button>}>
        {t('portScreen.transfer.refused', {
          count: refused.length,
          names: refused.map(({ name }) => visible(name)).join(', '),
        })}
      </Notice>
      {refused.map(({ key, error }) => (
        <ErrorNotice key={key} error={error} />
      ))}
    </section>
  );
}
