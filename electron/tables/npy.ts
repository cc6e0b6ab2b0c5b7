import { KnownError } from '../../shared/contract/errors.ts';
import { numpyDtype, type Dtype } from '../../shared/pandas/dtype.ts';
import { buildReport } from '../../shared/signature/infer/build-report.ts';
import { NumberEvidence } from '../../shared/signature/infer/number-evidence.ts';
import { orAny, tensorSpec } from '../../shared/signature/infer/infer-schema.ts';
import type { InferReport } from '../../shared/signature/infer/report.ts';
import type { DataFile } from './data-file.ts';
import type { InferOptions } from './infer-options.ts';
import { readPieces } from './pieces.ts';

interface NpyHeader {
  readonly dtype: Dtype;
  readonly littleEndian: boolean;
  readonly shape: readonly number[];
  /** Where the values begin. */
  readonly start: number;
}

const HEADER_LIMIT = 64 * 1024;

/** `infer_signature(numpy.load(file))`: a tensor. Errors: `npy-damaged`, `npy-objects` (pickled, never read), `npy-dtype`. */
export async function inferNpy(file: DataFile, options: InferOptions): Promise<InferReport> {
  const header = await readHeader(file);
  const { dtype, shape } = header;
  const schema = orAny(() => [tensorSpec(dtype, shape, null)]);
  const evidence = new NumberEvidence();
  const read = readerOf(header);
  const size = dtype.kind === 'U' ? dtype.itemsize * 4 : dtype.itemsize;
  const values = shape.reduce((product, n) => product * n, 1);
  if (values * size > file.size - header.start) throw damaged(file, 'it ends before its last value');
  if (read !== null) {
    const body: DataFile = {
      ...file,
      size: values * size,
      readInto: (target, at, from, to) => file.readInto(target, at, header.start + from, header.start + to),
    };
    const onBytes = (bytes: number) => options.onProgress?.({ rows: evidence.rows, bytes, size: file.size });
    const signal = options.signal === undefined ? {} : { signal: options.signal };
    await readPieces(body, (bytes, from, to) => evidence.addAll(read, bytes, from, to, size), { ...signal, onBytes });
  }
  const rows = shape[0] ?? 1;
  return buildReport({
    format: 'npy',
    reading: 'npy',
    schema,
    rows,
    bytes: file.size,
    columns: [evidence.column(rows)],
  });
}

async function readHeader(file: DataFile): Promise<NpyHeader> {
  const head = new Uint8Array(Math.min(HEADER_LIMIT, file.size));
  await file.readInto(head, 0, 0, head.length);
  const view = new DataView(head.buffer);
  if (head.length < 12 || new TextDecoder('latin1').decode(head.subarray(0, 6)) !== '\x93NUMPY')
    throw damaged(file, 'it does not begin as npy files do');
  const [length, from] = head[6] === 1 ? [view.getUint16(8, true), 10] : [view.getUint32(8, true), 12];
  if (from + length > head.length) throw damaged(file, 'its header is cut off');
  const text = new TextDecoder().decode(head.subarray(from, from + length));
  const spelled = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
  if (spelled === undefined || shape === undefined) {
    if (/'descr':\s*\[/.test(text))
      throw new KnownError('npy-dtype', 'A structured dtype.', { path: file.name, dtype: 'structured' });
    throw damaged(file, 'its header is not readable');
  }
  const dtype = numpyDtype(spelled);
  if (dtype === null)
    throw new KnownError('npy-dtype', `An unknown dtype ${spelled}.`, { path: file.name, dtype: spelled });
  if (dtype.kind === 'O') throw new KnownError('npy-objects', 'Pickled objects are not read.', { path: file.name });
  const sizes = shape
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return { dtype, littleEndian: !spelled.startsWith('>'), shape: sizes.map(Number), start: from + length };
}

type ReadNumber = (view: DataView, at: number) => number | bigint;

/** How to read one value; null for the dtypes that have no order here (texts, dates, complex, float16). */
function readerOf({ dtype, littleEndian }: NpyHeader): ReadNumber | null {
  switch (`${dtype.kind}${dtype.itemsize}`) {
    case 'i1':
      return (view, at) => view.getInt8(at);
    case 'u1':
      return (view, at) => view.getUint8(at);
    case 'i2':
      return (view, at) => view.getInt16(at, littleEndian);
    case 'u2':
      return (view, at) => view.getUint16(at, littleEndian);
    case 'i4':
      return (view, at) => view.getInt32(at, littleEndian);
    case 'u4':
      return (view, at) => view.getUint32(at, littleEndian);
    case 'i8':
      return (view, at) => view.getBigInt64(at, littleEndian);
    case 'u8':
      return (view, at) => view.getBigUint64(at, littleEndian);
    case 'f4':
      return (view, at) => view.getFloat32(at, littleEndian);
    case 'f8':
      return (view, at) => view.getFloat64(at, littleEndian);
    default:
      return null;
  }
}

function damaged(file: DataFile, reason: string): KnownError {
  return new KnownError('npy-damaged', `${file.name}: ${reason}.`, { path: file.name, reason });
}
