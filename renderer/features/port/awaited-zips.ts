import { useEffect } from 'react';
import { useZipDownload } from './use-port-acts.ts';
import { usePorts } from './use-ports.ts';

/* Zips that this tab is to download once they are done, whatever it shows then. */
const awaited = new Set<string>();

export function awaitZips(ids: readonly string[]): void {
  for (const id of ids) awaited.add(id);
}

/** Hands each zip to the browser when it is done, once. Mounted once, in the shell. */
export function useAwaitedZips(): void {
  const rows = usePorts().data?.ports;
  const download = useZipDownload();
  useEffect(() => {
    for (const { id, state } of rows ?? []) {
      // Where it fails, the report has the button.
      if (state === 'done' && awaited.delete(id)) void download(id).catch(() => undefined);
    }
  });
}
