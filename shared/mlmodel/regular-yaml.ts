import { resolvePlain, ScalarError } from '../python/yaml-scalars.ts';
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './yaml-node.ts';

/*
 * The regular block style in which MLflow itself writes MLmodel (`yaml.safe_dump(..., default_flow_style=False)`), read a
 * line at a time: some thirty times faster than YAML as a whole. Anything else makes it give up, and the full reader
 * decides; what both read is the same, which test/shared/mlmodel/regular-yaml.test.ts proves.
 */

/** Deeper or larger than this is left to the full reader, which knows the limits. */
const DEPTH = 40;
const NODES = 50_000;

const ASCII = /^[\n\x20-\x7e]*$/;
const KEY = /([A-Za-z_][\w.-]*):(?: |$)/y;
/** A plain text of one line that starts with nothing YAML has a use for. */
const PLAIN = /(?:[\w./~+(]|-(?=[^ ]))[^\n]*$/y;
const NOT_PLAIN = /: | #|:$| $/;

class Irregular extends Error {}

/** The root of a text in MLflow's own style; null for any other text. */
export function readRegularYaml(text: string): YamlNode | null {
  if (!ASCII.test(text)) return null;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return null;
  const reader = new RegularReader(lines);
  try {
    return reader.root();
  } catch (error) {
    if (error instanceof Irregular) return null;
    throw error;
  }
}

class RegularReader {
  private readonly lines: string[];
  private at = 0;
  private nodes = 0;

  constructor(lines: string[]) {
    this.lines = lines;
  }

  root(): YamlNode {
    const root = this.map(0, 0);
    if (this.at < this.lines.length) throw new Irregular();
    return root;
  }

  private map(indent: number, depth: number): YamlMap {
    this.limit(depth);
    const place = { line: this.at + 1, column: indent + 1 };
    const entries: YamlEntry[] = [];
    const seen = new Set<string>();
    while (this.at < this.lines.length) {
      const line = this.lines[this.at] ?? '';
      const found = indentOf(line);
      if (found < indent) break;
      KEY.lastIndex = indent;
      const name = found === indent ? KEY.exec(line)?.[1] : undefined;
      if (name === undefined || seen.has(name) || resolvePlain(name) !== name) throw new Irregular();
      seen.add(name);
      const key: YamlScalar = { kind: 'scalar', source: name, value: name, line: this.at + 1, column: indent + 1 };
      const start = indent + name.length + 2;
      const value = start > line.length ? this.below(indent, depth) : this.scalar(line, start, indent);
      entries.push({ key, value });
    }
    return { kind: 'map', entries, ...place };
  }

  /** What stands under a key that has nothing beside it. PyYAML does not indent a list there. */
  private below(indent: number, depth: number): YamlNode {
    this.at += 1;
    const line = this.lines[this.at] ?? '';
    const found = indentOf(line);
    if (line.startsWith('- ', found) && found >= indent) return this.list(found, depth + 1);
    if (found <= indent) throw new Irregular();
    return this.map(found, depth + 1);
  }

  private list(indent: number, depth: number): YamlList {
    this.limit(depth);
    const place = { line: this.at + 1, column: indent + 1 };
    const items: YamlNode[] = [];
    while (this.at < this.lines.length) {
      const line = this.lines[this.at] ?? '';
      const found = indentOf(line);
      if (found > indent) throw new Irregular();
      if (found < indent || !line.startsWith('- ', indent)) break;
      KEY.lastIndex = indent + 2;
      if (KEY.test(line)) {
        // A map begins beside the dash: as if it stood alone on its line.
        this.lines[this.at] = `${' '.repeat(indent + 2)}${line.slice(indent + 2)}`;
        items.push(this.map(indent + 2, depth + 1));
      } else items.push(this.scalar(line, indent + 2, indent));
    }
    return { kind: 'list', items, ...place };
  }

  /** The value that starts at `start`; goes to the line after it. */
  private scalar(line: string, start: number, indent: number): YamlNode {
    this.limit(0);
    const place = { line: this.at + 1, column: start + 1 };
    const first = line[start];
    if (first === "'" || first === '"') {
      const source = this.quoted(line, start, first, indent);
      return { kind: 'scalar', source, value: source, ...place };
    }
    this.at += 1;
    if (line.endsWith('{}') && line.length === start + 2) return { kind: 'map', entries: [], ...place };
    if (line.endsWith('[]') && line.length === start + 2) return { kind: 'list', items: [], ...place };
    PLAIN.lastIndex = start;
    const source = PLAIN.exec(line)?.[0];
    if (source === undefined || NOT_PLAIN.test(source)) throw new Irregular();
    return { kind: 'scalar', source, value: plainValue(source), ...place };
  }

  /** A quoted text; each of its line breaks, with the blanks around it, is one blank. */
  private quoted(first: string, start: number, quote: string, indent: number): string {
    const parts: string[] = [];
    let rest = first.slice(start + 1);
    for (;;) {
      this.at += 1;
      const end = endOf(rest, quote);
      if (quote === '"' && rest.includes('\\')) throw new Irregular();
      if (end !== -1 && end !== rest.length - 1) throw new Irregular();
      const part = end === -1 ? rest : rest.slice(0, end);
      const alone = parts.length === 0 && end !== -1;
      if (!alone && (part === '' || (end === -1 && part.endsWith(' ')))) throw new Irregular();
      parts.push(quote === "'" ? part.replaceAll("''", "'") : part);
      if (end !== -1) return parts.join(' ');
      const line = this.lines[this.at] ?? '';
      const found = indentOf(line);
      if (found <= indent) throw new Irregular();
      rest = line.slice(found);
    }
  }

  private limit(depth: number): void {
    this.nodes += 1;
    if (depth > DEPTH || this.nodes > NODES) throw new Irregular();
  }
}

function indentOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === 0x20) at += 1;
  return at;
}

/** Where the closing quote is; -1 on a line without it. Two single quotes are one quote of the text. */
function endOf(text: string, quote: string): number {
  if (quote === '"') return text.indexOf('"');
  let at = text.indexOf("'");
  while (at !== -1 && text[at + 1] === "'") at = text.indexOf("'", at + 2);
  return at;
}

function plainValue(source: string): YamlScalar['value'] {
  try {
    return resolvePlain(source);
  } catch (error) {
    if (error instanceof ScalarError) throw new Irregular();
    throw error;
  }
}
