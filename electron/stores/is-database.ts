import { sniff } from '../sources/sniff.ts';

/** By its first bytes, or by its name where those say nothing: then opening it says what is wrong with it. */
export function isDatabase(head: Uint8Array, name: string): boolean {
  const kind = sniff(head);
  return (
    kind === 'sqlite' || (/\.(?:db|sqlite3?)$/i.test(name) && (kind === 'empty' || kind === 'other' || kind === 'text'))
  );
}
