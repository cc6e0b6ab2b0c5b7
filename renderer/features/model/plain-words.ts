import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { summarizeSide, type SideSummary } from '../../../shared/mlmodel/summary.ts';
import { useTexts } from '../../texts.ts';

/** What the model takes and returns, in a sentence or two. */
export function usePlainWords({ document }: ModelReading): string {
  const { t } = useTexts();
  if (document.state === 'unreadable') return t('model.plain.unreadable');
  if (document.signature === null) return t('model.plain.noSignature');
  const inputs = summarizeSide(document.signature, 'inputs');
  const outputs = summarizeSide(document.signature, 'outputs');
  const params = document.signature.params?.specs.length ?? 0;
  return [
    t(`model.plain.takes.${takes(inputs)}`, { ...inputs }),
    t(`model.plain.returns.${outputs.kind}`, { ...outputs }),
    ...(params === 0 ? [] : [t('model.plain.params', { count: params })]),
  ].join(' ');
}

/** All required, none required and some required are three different things to say. */
function takes(side: SideSummary): string {
  if (side.kind !== 'columns') return side.kind;
  return side.required === side.count ? 'all' : side.required === 0 ? 'free' : 'some';
}
