import { useState, type ReactNode } from 'react';
import { rowDesk, RowDeskContext } from './row-desk.ts';
import { wantedRows, WantedRowsContext } from './wanted-row.ts';

/** What the tables of a window share: the row that is chosen, and the one that is asked for. */
export function RowsProvider({ children }: { readonly children: ReactNode }) {
  const [wanted] = useState(wantedRows);
  const [desk] = useState(rowDesk);
  return (
    <RowDeskContext value={desk}>
      <WantedRowsContext value={wanted}>{children}</WantedRowsContext>
    </RowDeskContext>
  );
}
