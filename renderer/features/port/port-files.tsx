import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow } from '../../ui/grid-types.ts';
import { usePages } from '../stores/use-pages.ts';

type FileRow = Output<'port.files'>['rows'][number];

/** Every file with its size and digest. */
export function PortFiles({ id, count }: { readonly id: string; readonly count: number }) {
  const { t, size } = useTexts();
  const pages = usePages<FileRow, Output<'port.files'>>(['port-files', id], (client, cursor, limit, signal) =>
    client.call('port.files', { id, cursor, limit }, { signal }),
  );
  const render = useCallback(
    (row: FileRow): GridRow => ({
      label: visible(row.path),
      cells: [visible(row.path), size(row.size), row.digest],
    }),
    [size],
  );
  return (
    <details className="report-more">
      <summary>{t('portScreen.report.files')}</summary>
      <DataGrid
        className="port-files"
        label={t('portScreen.report.files')}
        columns={[
          { id: 'path', title: t('portScreen.report.file'), width: 12, grow: 1 },
          { id: 'size', title: t('portScreen.report.size'), width: 5.5, numeric: true },
          { id: 'digest', title: t('portScreen.report.digest'), width: 17, grow: 4 },
        ]}
        count={count}
        rowAt={pages.rowAt}
        render={render}
        onRange={pages.onRange}
      />
    </details>
  );
}
