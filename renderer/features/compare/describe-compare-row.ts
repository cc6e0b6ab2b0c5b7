import { CHANNELS } from '../../../shared/signature/compare/comparison.ts';
import { useTexts } from '../../texts.ts';
import type { ChosenRow, RowFact } from '../rows/row-desk.ts';
import { verdictsShown, type CompareRow } from './compare-rows.ts';
import { useFindingTexts } from './finding-texts.ts';

/** One line of a comparison in full: both sides, what follows from it, why, and what to do. */
export function useDescribeCompareRow(): (entry: CompareRow) => ChosenRow {
  const { t } = useTexts();
  const { title, why, todo } = useFindingTexts();
  return ({ row, findings, verdict }) => {
    const { place, change, a, b } = row;
    const said = b ?? a;
    const name = place.path.length === 0 ? t('compareScreen.whole') : place.path.join(' › ') || t('cli.label.unnamed');
    const side = (each: typeof a) => {
      if (each === null) return t('compareScreen.details.absent');
      return each.required === false ? `${each.value} (${t('cli.label.optional')})` : each.value;
    };
    const words = verdictsShown(verdict).map(([channel, of]) => {
      const word = t(`compareScreen.verdict.${of}`);
      return channel === null
        ? word
        : t('compareScreen.channelVerdict', { channel: t(`compareScreen.short.${channel}`), verdict: word });
    });
    const facts: RowFact[] = [
      { label: t('rows.fact.place'), value: t(`compareScreen.part.${place.part}`) },
      { label: t('compareScreen.side.a'), value: side(a) },
      { label: t('compareScreen.side.b'), value: side(b) },
      { label: t('rows.fact.change'), value: t(`compareScreen.change.${change}`) },
      ...(findings.length === 0 ? [] : [{ label: t('compareScreen.column.verdict'), value: words.join('\n') }]),
      ...findings.flatMap((finding) => [
        { label: t('compareScreen.column.why'), value: `${title(finding)}\n${why(finding)}` },
        { label: t('compareScreen.details.todo'), value: todo(finding) },
      ]),
    ];
    return {
      kind: t('rows.kind.difference'),
      title: name,
      facts: a === null && b === null ? facts.filter((_, at) => at !== 1 && at !== 2) : facts,
      text: [said?.name ?? name, a?.value ?? '', b?.value ?? '', words.join(', '), findings.map(title).join('; ')].join(
        '\t',
      ),
      json: JSON.stringify({
        part: place.part,
        path: place.path,
        change,
        a,
        b,
        verdict: Object.fromEntries(CHANNELS.map((channel) => [channel, verdict[channel]])),
        findings: findings.map((finding) => ({ rule: finding.rule, title: title(finding) })),
      }),
    };
  };
}
