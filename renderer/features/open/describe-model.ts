import type { FoundModel } from '../../../shared/contract/model-reading.ts';
import { useTexts } from '../../texts.ts';
import type { ChosenRow } from '../rows/row-desk.ts';
import { flavorsText, folderOf } from './found-models.ts';

/** A model of a list in full. */
export function useDescribeModel(): (row: FoundModel) => ChosenRow {
  const { t } = useTexts();
  return (row) => {
    const wrong = row.state !== 'whole' ? t(`cli.state.${row.state}`) : row.loadable ? null : t('cli.state.refused');
    const signature =
      row.inputs === null && row.outputs === null
        ? t('shell.open.noSignature')
        : t('shell.open.signature', { inputs: row.inputs ?? '–', outputs: row.outputs ?? '–' });
    const fact = (label: string, value: string | null) => (value === null || value === '' ? [] : [{ label, value }]);
    return {
      kind: t('rows.kind.model'),
      title: row.name,
      facts: [
        ...fact(t('shell.open.column.folder'), folderOf(row)),
        ...fact(t('rows.fact.path'), row.path),
        ...fact(t('shell.open.column.flavors'), row.flavors.join(', ')),
        ...fact(t('shell.open.column.mlflow'), row.mlflowVersion),
        ...fact(t('shell.open.column.created'), row.created),
        ...fact(t('shell.open.column.signature'), signature),
        ...fact(t('rows.fact.state'), wrong),
      ],
      text: [
        row.name,
        folderOf(row),
        flavorsText(row.flavors),
        row.mlflowVersion ?? '',
        row.created ?? '',
        wrong ?? signature,
      ].join('\t'),
      json: JSON.stringify(row),
    };
  };
}
