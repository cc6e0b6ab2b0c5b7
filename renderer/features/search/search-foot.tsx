import { asErrorData, useTexts } from '../../texts.ts';
import { visible } from '../../../shared/safety/visible.ts';
import type { ModelSearch } from './use-search.ts';

/** How many models were looked through, and what was not: nothing that could not be searched is passed over in silence. */
export function SearchFoot({ searches, busy }: { readonly searches: readonly ModelSearch[]; readonly busy: number }) {
  const { t, errorText } = useTexts();
  if (searches.length === 0 && busy === 0) return null;
  const done = searches.filter(({ state }) => state === 'found').length;
  const said = searches.flatMap((search): string[] => {
    const name = visible(search.model.name);
    if (search.state === 'failed')
      return asErrorData(search.error).code === 'cancelled'
        ? []
        : [t('search.failed', { name, reason: errorText(search.error) })];
    if (search.state === 'several' || search.state === 'none') return [t(`search.${search.state}`, { name })];
    if (search.state !== 'found') return [];
    const gaps = search.answer.gaps.map((gap) => t(`search.gap.${gap}`, { name }));
    return search.answer.size === 0 ? [...gaps, t('search.empty', { name })] : gaps;
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="palette-foot" role="status" tabIndex={0}>
      <p>{busy > 0 ? t('search.busy', { count: busy }) : t('search.done', { count: done })}</p>
      {said.length === 0 ? null : (
        <ul>
          {said.map((text, at) => (
            <li key={at}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
