import type { PackageRow } from '../../../shared/environment/environment-report.ts';
import { ENVIRONMENT_SOURCES } from '../../../shared/environment/environment-sources.ts';
import { useTexts } from '../../texts.ts';
import type { ChosenRow } from '../rows/row-desk.ts';
import { useMarkText } from './mark-text.ts';

/** A package in full: what each place says of it, with the line where it does. */
export function useDescribePackage(): (row: PackageRow) => ChosenRow {
  const { t } = useTexts();
  const markText = useMarkText();
  return (row) => {
    const { name, entries, marks } = row;
    const of = (source: (typeof ENVIRONMENT_SOURCES)[number]) => entries.filter((entry) => entry.source === source);
    const remarks = marks.map(markText);
    return {
      kind: t('rows.kind.package'),
      title: name === 'python' ? t('environment.python') : name,
      facts: [
        { label: t('environment.column.package'), value: name },
        ...(remarks.length === 0 ? [] : [{ label: t('environment.column.remarks'), value: remarks.join('\n') }]),
        ...ENVIRONMENT_SOURCES.map((source) => ({
          label: t(`environment.column.${source}`),
          value:
            of(source)
              .map(({ text, file, line }) =>
                line === null ? text : `${text}\n(${t('environment.place', { file, line })})`,
              )
              .join('\n') || t('environment.nothing'),
        })),
      ],
      text: [
        name,
        ...ENVIRONMENT_SOURCES.map((source) =>
          of(source)
            .map(({ text }) => text)
            .join(' '),
        ),
        remarks.join('; '),
      ].join('\t'),
      json: JSON.stringify({
        name,
        ...Object.fromEntries(
          ENVIRONMENT_SOURCES.flatMap((source) =>
            of(source).length === 0 ? [] : [[source, of(source).map(({ text, file, line }) => ({ text, file, line }))]],
          ),
        ),
        ...(marks.length === 0 ? {} : { marks }),
      }),
    };
  };
}
