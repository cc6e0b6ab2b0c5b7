import type { ListedFile } from '../../shared/contract/file-methods.ts';
import { environmentVariables, namesMachine, reachesOut } from '../../shared/export/odd-files.ts';
import type { TextFacts } from '../../shared/export/preflight-facts.ts';
import { holdsSecret, holdsToken } from '../../shared/files/find-secrets.ts';
import { joinPath } from '../sources/join-path.ts';
import type { Source } from '../sources/source.ts';
import type { PortSource } from './port-source.ts';

/** Bytes that are read and looked at together; a larger file that is no text is not looked into. */
const PIECE = 1024 * 1024;
/** The end of a piece that the next one begins with, so that nothing is cut in two. */
const OVERLAP = 8 * 1024;
/** The most bytes of one text that are looked at, and of all. */
const TEXT_LIMIT = 32 * 1024 * 1024;
const ALL_TEXTS = 4 * TEXT_LIMIT;
/** Bytes by which a text is told. */
const HEAD = 4096;

export interface TextsRead {
  /** Of those in which something was found. */
  readonly texts: readonly TextFacts[];
  /** Texts that were not looked into, or not to their end. */
  readonly unlooked: readonly string[];
}

/** Looks into every text of a model, whatever it is called, and for tokens into what else is small. Small files come first. */
export async function textFacts(
  { source, inside }: Pick<PortSource, 'source' | 'inside'>,
  files: readonly ListedFile[],
  signal?: AbortSignal,
): Promise<TextsRead> {
  const texts: TextFacts[] = [];
  const unlooked: string[] = [];
  let left = ALL_TEXTS;
  const ofSize = files
    .flatMap(({ path, type, size }) => (type === 'file' && size !== 0 ? { path, size: size ?? Infinity } : []))
    .sort((a, b) => a.size - b.size);
  for (const [at, { path, size }] of ofSize.entries()) {
    signal?.throwIfAborted();
    if (at % 50 === 0) await new Promise(setImmediate);
    try {
      const place = joinPath(inside, path);
      const limit = Math.min(left, TEXT_LIMIT);
      const head = await source.read(place, size > PIECE ? HEAD : PIECE);
      if (isText(head)) {
        const pieces = size > PIECE ? piecesOf(source, place, limit) : [head];
        const found = limit > 0 ? await lookInto(path, pieces) : null;
        if (found !== null) texts.push(found);
        if (size > limit) unlooked.push(path);
        left -= Math.min(size, limit);
      } else if (size <= PIECE && holdsToken(latin(head)))
        texts.push({ path, secret: true, machine: false, variables: [] });
    } catch {
      signal?.throwIfAborted();
      unlooked.push(path);
    }
  }
  return { texts: texts.sort((a, b) => (a.path < b.path ? -1 : 1)), unlooked: unlooked.sort() };
}

/** null where nothing was found. */
async function lookInto(
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<TextFacts | null> {
  const found = { path, secret: false, machine: false, network: false, variables: new Set<string>() };
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let before = '';
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(wide(piece) ?? 'utf-8');
    const text = before + decoder.decode(piece, { stream: true });
    found.secret ||= holdsSecret(path, text);
    found.machine ||= namesMachine(text);
    found.network ||= reachesOut(path, text);
    for (const name of environmentVariables(path, text)) found.variables.add(name);
    before = text.slice(-OVERLAP);
  }
  const { secret, machine, network } = found;
  const variables = [...found.variables].sort();
  return secret || machine || network || variables.length > 0 ? { path, secret, machine, network, variables } : null;
}

/** The first `limit` bytes, some at a time. */
async function* piecesOf(source: Source, place: string, limit: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of source.stream?.(place) ?? chunksOf(source, place)) {
    yield chunk.subarray(0, limit - at);
    at += chunk.length;
    if (at >= limit) return;
    await new Promise(setImmediate);
  }
}

async function* chunksOf(source: Source, place: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; at += PIECE) {
    const chunk = await source.read(place, PIECE, at);
    if (chunk.length === 0) return;
    yield chunk;
  }
}

function wide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  return bytes[0] === 0xff && bytes[1] === 0xfe
    ? 'utf-16le'
    : bytes[0] === 0xfe && bytes[1] === 0xff
      ? 'utf-16be'
      : null;
}

/** No text has a NUL, but for those of two bytes a letter. */
function isText(head: Uint8Array): boolean {
  return wide(head) !== null || !head.subarray(0, HEAD).includes(0);
}

/** Letter by byte; those of two bytes are told without their NULs. */
function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replaceAll('\0', '');
}
