/**
 * Names of the top-level columns that Arrow wrote as dictionaries, which pandas reads as `category`; from the schema that
 * Arrow leaves in a Parquet file's notes (`ARROW:schema`: format/Message.fbs and Schema.fbs, in base64). Empty where that
 * is damaged: pandas could not read such a file.
 */
export function arrowDictionaries(encoded: string): ReadonlySet<string> {
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    // Newer writers put a mark before the length of the message.
    const start = view.getInt32(0, true) === -1 ? 8 : 4;
    const message = start + view.getUint32(start, true);
    const schema = follow(view, field(view, message, HEADER));
    const fields = follow(view, field(view, schema, FIELDS));
    const found = new Set<string>();
    for (let at = 0; at < view.getUint32(fields, true); at += 1) {
      const column = follow(view, fields + 4 + at * 4);
      if (field(view, column, DICTIONARY) !== 0) found.add(text(view, follow(view, field(view, column, NAME))));
    }
    return found;
  } catch {
    return new Set();
  }
}

/** Places of fields in their tables. */
const HEADER = 2;
const FIELDS = 1;
const NAME = 0;
const DICTIONARY = 4;

/** Where a field of a flatbuffers table stands; 0 where it is left out. */
function field(view: DataView, table: number, index: number): number {
  const layout = table - view.getInt32(table, true);
  const place = 4 + index * 2;
  const offset = place < view.getUint16(layout, true) ? view.getUint16(layout + place, true) : 0;
  return offset === 0 ? 0 : table + offset;
}

function follow(view: DataView, at: number): number {
  return at + view.getUint32(at, true);
}

function text(view: DataView, at: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, at + 4, view.getUint32(at, true)));
}
