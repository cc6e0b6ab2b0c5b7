/** Why loading a file may run code: what its bytes say it is. `named-pickle` is only called one. */
export const CODE_KINDS = [
  'pickle',
  'cloudpickle',
  'joblib',
  'torch',
  'npy-objects',
  'python',
  'bytecode',
  'native',
  'packed',
  'named-pickle',
] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Bytes of the beginning that `codeKind` looks at. */
export const CODE_HEAD = 4096;

/** The compression around a file that joblib would take off by itself (joblib/numpy_pickle_utils.py, `_detect_compressor`). */
export type Packing = 'zlib' | 'gzip' | 'bz2' | 'lzma' | 'xz' | 'lz4';

const PACKINGS: readonly (readonly [Packing, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['bz2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58]],
  ['lzma', [0x5d, 0x00, 0x00]],
  ['lz4', [0x04, 0x22, 0x4d, 0x18]],
];

/** How the bytes are packed, or null. */
export function packingOf(head: Uint8Array): Packing | null {
  const [first = 0, second = 0] = head;
  // RFC 1950: deflate, and a check over both bytes.
  if ((first & 0x0f) === 8 && first >> 4 <= 7 && head.length > 2 && (first * 256 + second) % 31 === 0) return 'zlib';
  return PACKINGS.find(([, magic]) => startsWith(head, magic))?.[0] ?? null;
}

const PICKLE_NAMES = /\.(?:pkl|pickle|joblib|dill|pt|pth|ckpt)$/i;
const PYTHON_NAMES = /\.pyw?$/i;
/** Mach-O, either width and byte order. */
const MACH = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe]);
/** Opcodes of protocols 0 and 1 that a stream without a protocol mark begins with (pickletools). */
const OLD_PICKLE =
  /^(?:\(+(?:[dlt]?p\d+\n|[ci][A-Za-z_][\w.]*\n)|c[A-Za-z_][\w.]*\n[A-Za-z_][\w.]*\n(?:p\d+\n|[().\]}q]|[cKNIVXUS])|[\]})](?:q[^]|\.)|\([dlt]?p\d+\n)/;
/** The first entry of what torch.save and torch.jit.save write (caffe2/serialize/inline_container.cc). */
const TORCH_ENTRY =
  /^[^/]+\/(?:data\.pkl|data\/\d+|byteorder|version|constants\.pkl|constants\/|code\/|extra\/|\.format_version|\.storage_alignment|\.data\/)/;

/**
 * Whether loading a file runs code, by its first bytes (`CODE_HEAD` of them, unpacked where they were packed) rather than
 * by its name; null where nothing says so.
 */
export function codeKind(name: string, head: Uint8Array): CodeKind | null {
  const text = latin(head);
  if (isPickle(head, text)) return pickleKind(text);
  if (text.startsWith('PK\u0003\u0004') && TORCH_ENTRY.test(firstEntry(head, text))) return 'torch';
  if (text.startsWith('\x93NUMPY')) return /'descr':\s*(?:'\|O'|\[[^\]]*'\|O')/.test(text) ? 'npy-objects' : null;
  if (PYTHON_NAMES.test(name) || /^#![^\n]{0,80}python/.test(text)) return 'python';
  if (head[2] === 0x0d && head[3] === 0x0a && /\.pyc$/i.test(name)) return 'bytecode';
  if (text.startsWith('\x7fELF') || (text.startsWith('MZ') && /\.(?:dll|pyd|exe)$/i.test(name))) return 'native';
  if (head.length > 3 && MACH.has(new DataView(head.buffer, head.byteOffset).getUint32(0))) return 'native';
  return PICKLE_NAMES.test(name) && head.length > 0 ? 'named-pickle' : null;
}

function isPickle(head: Uint8Array, text: string): boolean {
  // PROTO, then the protocol: 2 to 5 exist. What follows is an opcode, never a continuation byte.
  if (head[0] === 0x80 && (head[1] ?? 0) >= 1 && (head[1] ?? 9) <= 5) return head.length > 2;
  return OLD_PICKLE.test(text);
}

function pickleKind(text: string): CodeKind {
  if (text.includes('cloudpickle')) return 'cloudpickle';
  return text.includes('joblib.numpy_pickle') || text.includes('joblib') ? 'joblib' : 'pickle';
}

function firstEntry(head: Uint8Array, text: string): string {
  const length = (head[26] ?? 0) + (head[27] ?? 0) * 256;
  return text.slice(30, 30 + length);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, CODE_HEAD * 16)) text += String.fromCharCode(byte);
  return text;
}
