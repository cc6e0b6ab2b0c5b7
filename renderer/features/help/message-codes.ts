/** A message of the catalogue: its code, what it is about, and its text with dots for the gaps. */
export interface MessageCode {
  readonly code: string;
  readonly kind: 'problem' | 'error';
  readonly text: string;
}

type Catalogue = Readonly<Record<'problem' | 'error', Readonly<Record<string, string>>>>;

/** Every code that a message can have, from the catalogue itself, so that none is missing. Its forms (plurals, contexts) count once. */
export function messageCodes({ problem, error }: Catalogue): readonly MessageCode[] {
  const found = new Map<string, MessageCode>();
  for (const [kind, texts] of [
    ['problem', problem],
    ['error', error],
  ] as const)
    for (const [key, text] of Object.entries(texts)) {
      const [code = key, form = 'other'] = key.split('_');
      if (form === 'other' || !found.has(code))
        found.set(code, { code, kind, text: text.replaceAll(/\{\{\w+\}\}/g, '…') });
    }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
