import { isMap, isScalar, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { KnownError } from '../../contract/errors.ts';
import { PARTS, type PartName } from '../../signature/edit/draft.ts';
import type { PartTexts } from '../../signature/edit/print-parts.ts';
import { parseYaml } from '../parse-yaml.ts';
import { child, toValue, type YamlNode } from '../yaml-node.ts';
import { readYaml } from '../yaml-reader.ts';
import { isProven } from './prove-edit.ts';
import { doubleQuoted, emitText } from './pyyaml-emit.ts';
import { applySplices, type Splice } from './splice.ts';

export interface EditedText {
  readonly text: string;
  readonly splices: readonly Splice[];
}

/**
 * The text of an MLmodel file with other signature parts. Only what says the signature is replaced; what is not changed
 * stands as it stood, and the result is read again to prove that everything else means the same. Errors: `edit-unreadable`
 * (`line`), `edit-unproven` (the signature is tied to other parts, by an anchor for instance).
 */
export function editSignatureText(text: string, parts: PartTexts): EditedText {
  const before = readYaml(text);
  const { root } = before;
  if (before.stop !== null || root?.kind !== 'map') {
    const line = before.problems.find((problem) => problem.severity === 'error')?.line ?? 1;
    throw new KnownError('edit-unreadable', `MLmodel can't be read at line ${line}, so it is not edited.`, { line });
  }
  const { document } = parseYaml(text);
  const plan = new Plan(text, document, parts, child(root, 'signature'));
  for (const splices of plan.candidates()) {
    const edited = applySplices(text, splices);
    if (isProven(before, readYaml(edited), parts)) return { text: edited, splices };
  }
  throw new KnownError('edit-unproven', 'The signature is tied to other parts of this MLmodel and was not edited.');
}

type YamlPair = Pair<Node, Node | null>;

/** Ways to write the new signature into the text, the least change first. */
class Plan {
  private readonly text: string;
  private readonly root: YAMLMap;
  private readonly parts: PartTexts;
  private readonly old: YamlNode | undefined;
  private readonly lineEnd: string;

  constructor(text: string, document: Document, parts: PartTexts, old: YamlNode | undefined) {
    this.text = text;
    this.root = document.contents as YAMLMap;
    this.parts = parts;
    this.old = old;
    this.lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  }

  *candidates(): Generator<readonly Splice[]> {
    const pair = pairOf(this.root, 'signature');
    const none = PARTS.every((part) => this.parts[part] === null);
    const isNull = this.old === undefined || (this.old.kind === 'scalar' && this.old.value === null);
    if (none && isNull) return yield [];
    if (pair === undefined) return yield [this.insertAll()];
    if (none) return yield [this.replaceValue(pair, ' null')];
    const { value } = pair;
    if (isMap(value) && value.flow !== true && value.items.length > 0) yield this.inside(value);
    if (this.root.flow !== true && this.endsLine(pair))
      yield [this.replaceValue(pair, this.blockMap(this.column(pair)))];
    yield [this.replaceValue(pair, ` ${this.flowMap()}`)];
  }

  /** Only the parts that change, each at its own key. */
  private inside(map: YAMLMap): Splice[] {
    const splices: Splice[] = [];
    let previous: YamlPair | undefined;
    for (const part of PARTS) {
      const pair = pairOf(map, part);
      const wanted = this.parts[part];
      const node = child(this.old, part);
      if (pair !== undefined && !isSame(node, wanted)) splices.push(this.replacePart(pair, wanted));
      else if (pair === undefined && !isSame(node, wanted)) splices.push(this.insertPart(map, previous, part));
      previous = pair ?? previous;
    }
    return splices;
  }

  private replacePart(pair: YamlPair, wanted: string | null): Splice {
    const { value } = pair;
    const column = this.column(pair);
    const start = this.afterColon(pair.key);
    if (
      !isScalar(value) ||
      value.range === undefined ||
      value.range === null ||
      this.startOf(value) === this.endOf(value)
    )
      return this.replaceValue(pair, wanted === null ? ' null' : ` ${this.textAt(wanted, column, start)}`);
    const [from] = value.range;
    const at = from - this.lineStart(from);
    const text = wanted === null ? 'null' : emitText(wanted, at, column + 2, this.lineEnd);
    return { start: from, end: this.endOf(value), text };
  }

  private textAt(wanted: string, column: number, start: number): string {
    return emitText(wanted, start - this.lineStart(start) + 1, column + 2, this.lineEnd);
  }

  /** A new line after the line of `previous`, or before the first key. */
  private insertPart(map: YAMLMap, previous: YamlPair | undefined, part: PartName): Splice {
    const first = (map.items as YamlPair[])[0] as YamlPair;
    const column = this.column(first);
    const line = `${part}: ${this.partText(part, column)}`;
    if (previous === undefined) {
      const at = this.startOf(first.key);
      return { start: at, end: at, text: `${line}${this.lineEnd}${' '.repeat(column)}` };
    }
    return this.insertLine(previous, `${' '.repeat(column)}${line}`);
  }

  private partText(part: PartName, column: number): string {
    const wanted = this.parts[part];
    return wanted === null ? 'null' : emitText(wanted, column + part.length + 2, column + 2, this.lineEnd);
  }

  /** Where MLflow, which sorts keys, would have it; at the end of a file that is not sorted. */
  private insertAll(): Splice {
    const pairs = this.root.items as YamlPair[];
    const last = pairs.at(-1);
    if (this.root.flow === true || last === undefined) {
      const at = last === undefined ? this.startOf(this.root) + 1 : this.endOf(last.value ?? last.key);
      const text = `"signature": ${this.flowMap()}`;
      return { start: at, end: at, text: last === undefined ? text : `, ${text}` };
    }
    const names = pairs.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
    const sorted = names.every((name, at) => at === 0 || (names[at - 1] ?? '') <= name);
    const before = sorted ? names.filter((name) => name < 'signature').length : pairs.length;
    const column = this.column(last);
    const line = `${' '.repeat(column)}signature:${this.blockMap(column)}`;
    const previous = pairs[before - 1];
    if (previous !== undefined) return this.insertLine(previous, line);
    const at = this.lineStart(this.startOf((pairs[0] as YamlPair).key));
    return { start: at, end: at, text: line + this.lineEnd };
  }

  private insertLine(after: YamlPair, line: string): Splice {
    const end = this.endOf(after.value ?? after.key);
    const rest = /\r\n|\r|\n/g;
    rest.lastIndex = end;
    const found = rest.exec(this.text);
    const at = found === null ? this.text.length : found.index + found[0].length;
    const text = found === null ? this.lineEnd + line : line + this.lineEnd;
    return { start: at, end: at, text };
  }

  /** Replaces all between a key's colon and the end of its value. */
  private replaceValue(pair: YamlPair, text: string): Splice {
    const start = this.afterColon(pair.key);
    const end = pair.value === null ? start : Math.max(start, this.endOf(pair.value));
    return { start, end, text: this.text[end] === '#' ? `${text} ` : text };
  }

  /** All three parts, as MLflow writes them, a level below `column`. */
  private blockMap(column: number): string {
    const indent = ' '.repeat(column + 2);
    return PARTS.map((part) => `${this.lineEnd}${indent}${part}: ${this.partText(part, column + 2)}`).join('');
  }

  private flowMap(): string {
    const values = PARTS.map((part) => {
      const wanted = this.parts[part];
      return `"${part}": ${wanted === null ? 'null' : doubleQuoted(wanted)}`;
    });
    return `{${values.join(', ')}}`;
  }

  /** Nothing but blanks follows the value on its line. */
  private endsLine({ key, value }: YamlPair): boolean {
    const end = value === null ? this.afterColon(key) : Math.max(this.afterColon(key), this.endOf(value));
    return /^[ \t]*(?:[\r\n]|$)/.test(this.text.slice(end, end + 200));
  }

  private afterColon(key: Node): number {
    return this.text.indexOf(':', this.endOf(key)) + 1;
  }

  private column({ key }: YamlPair): number {
    const at = this.startOf(key);
    return at - this.lineStart(at);
  }

  private lineStart(at: number): number {
    return Math.max(this.text.lastIndexOf('\n', at - 1), this.text.lastIndexOf('\r', at - 1)) + 1;
  }

  private startOf(node: Node): number {
    return node.range?.[0] ?? 0;
  }

  /** Without the line breaks that the range of a block text or of a block map takes in. */
  private endOf(node: Node): number {
    if (isMap(node) && node.flow !== true) {
      const last = node.items.at(-1) as YamlPair | undefined;
      if (last !== undefined) return this.endOf(last.value ?? last.key);
    }
    let end = node.range?.[1] ?? 0;
    while (end > this.startOf(node) && /\s/.test(this.text[end - 1] ?? '')) end -= 1;
    return end;
  }
}

/** The last of that name: the one that counts. */
function pairOf(map: YAMLMap, name: string): YamlPair | undefined {
  return (map.items as YamlPair[]).findLast(({ key }) => isScalar(key) && key.value === name);
}

function isSame(node: YamlNode | undefined, wanted: string | null): boolean {
  const value = node === undefined ? null : toValue(node);
  // Python's other falsy values say "no such part" too.
  const nothing =
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) ? value.length : (value as Map<never, never>).size) === 0;
  return wanted === null ? nothing : value === wanted;
}
