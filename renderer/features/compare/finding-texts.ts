import { useMemo } from 'react';
import { visible } from '../../../shared/safety/visible.ts';
import type { Finding } from '../../../shared/signature/compare/comparison.ts';
import { useTexts } from '../../texts.ts';

/** What a finding says, in the words of the catalogue for its rule. */
export function useFindingTexts() {
  const { t } = useTexts();
  return useMemo(
    () => ({
      /** In a few words. */
      title: ({ rule, details }: Finding) => visible(t(`compare.title.${rule}`, { ...details })),
      why: ({ rule, details }: Finding) => visible(t(`compare.why.${rule}`, { ...details })),
      todo: ({ rule, details }: Finding) => visible(t(`compare.todo.${rule}`, { ...details })),
    }),
    [t],
  );
}
