import { compareSignatures } from '../../shared/signature/compare/compare-signatures.ts';
import { parseSchema } from '../../shared/signature/parse-schema.ts';
import type { SignatureReading } from '../../shared/signature/types.ts';

const COLUMNS = 5000;
const TYPES = ['long', 'double', 'string', 'boolean', 'float', 'integer', 'datetime'];

/** A wide signature; `changed`: every 50th column is of another type, some are new, gone or optional. */
function wide(changed: boolean): SignatureReading {
  const columns = Array.from({ length: COLUMNS }, (_, at) => ({
    name: changed && at % 500 === 0 ? `renamed ${at}` : `column ${at}`,
    type: TYPES[(at + (changed && at % 50 === 1 ? 1 : 0)) % TYPES.length],
    required: !(changed && at % 70 === 2),
  }));
  const inputs = parseSchema(JSON.stringify(columns));
  return { valid: inputs.valid, problems: [], inputs, outputs: null, params: null };
}

/** The verdict on two 5,000-column signatures in both directions: the first in a process, and the median of 20 more. */
export function benchVerdict(): void {
  const [a, b] = [wide(false), wide(true)];
  const once = () => {
    const start = performance.now();
    const { forward, rows } = compareSignatures(a, b);
    const time = performance.now() - start;
    if (forward.verdict !== 'breaks-callers' || rows.length < COLUMNS) throw new Error('a wrong verdict');
    return time;
  };
  const first = once();
  const times = Array.from({ length: 20 }, once).sort((x, y) => x - y);
  console.log(
    `verdict on 2 x 5,000 columns: ${times[10]?.toFixed(1)} ms, the first ${first.toFixed(1)} ms (aim: 20 ms)`,
  );
}
