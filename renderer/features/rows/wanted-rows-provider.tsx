import { useState, type ReactNode } from 'react';
import { wantedRows, WantedRowsContext } from './wanted-row.ts';

/** Lets whatever is below ask for rows of whatever else is below. */
export function WantedRowsProvider({ children }: { readonly children: ReactNode }) {
  const [rows] = useState(wantedRows);
  return <WantedRowsContext value={rows}>{children}</WantedRowsContext>;
}
