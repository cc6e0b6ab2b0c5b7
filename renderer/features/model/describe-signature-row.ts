import type { SignaturePart, SignatureRow } from '../../../shared/signature/signature-rows.ts';
import { useTexts } from '../../texts.ts';
import type { ChosenRow } from '../rows/row-desk.ts';
import { rowJson, rowText } from './signature-row-list.ts';

/** A column or param in full; `above` are the names of what it lies in. */
export function useDescribeSignatureRow(
  part: SignaturePart,
): (row: SignatureRow, above: readonly string[]) => ChosenRow {
  const { t } = useTexts();
  return (row, above) => {
    const name = row.name ?? t('cli.label.unnamed');
    const fact = (key: string, value: string | null) =>
      value === null || value === '' ? [] : [{ label: t(`rows.fact.${key}`), value }];
    const required = row.required === null ? null : t(`rows.fact.${row.required ? 'yes' : 'no'}`);
    const holds = row.children.map(
      (each) =>
        `${each.name ?? t('cli.label.unnamed')}: ${each.type}${each.required === false ? ` (${t('cli.label.optional')})` : ''}`,
    );
    return {
      kind: t(`rows.kind.${part}`),
      title: name,
      facts: [
        ...fact('name', name),
        ...fact('inside', above.join(' › ')),
        ...fact('type', row.family === 'unknown' ? `${row.type} – ${t('model.signature.unknownType')}` : row.type),
        ...fact('required', required),
        ...fact('default', row.value),
        ...fact('holds', holds.join('\n')),
      ],
      text: rowText(row),
      json: rowJson(row),
    };
  };
}
