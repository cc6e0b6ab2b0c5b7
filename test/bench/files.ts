import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { forkNode } from '../../electron/jobs/fork-node.ts';
import { processRunner } from '../../electron/jobs/process-runner.ts';
import type { JobName, JobRunner, Jobs } from '../../electron/jobs/job-table.ts';
import { ROOT } from '../support/build.ts';
import { line, python, time } from './measure.ts';
import { peak } from './memory.ts';

const JOB = path.join(ROOT, 'dist/node/job.js');
const FILES = 200_000;

/** A job in a process of its own, as the window and the tab run it: milliseconds, and the most megabytes that it held. */
async function timedJob<J extends JobName>(job: J, input: Jobs[J]['input']) {
  let pid = 0;
  const runner: JobRunner = processRunner({
    fork: () => {
      const child = forkNode(JOB);
      pid = child.pid ?? 0;
      return child;
    },
  });
  const start = performance.now();
  try {
    const output = await runner.run(job, input);
    return { took: performance.now() - start, output, memory: peak(pid) };
  } finally {
    await runner.close();
  }
}

/** The files of a model of 200,000, with what each is for and which run code, beside `find`, which tells names and sizes. */
export async function benchListing(folder: string): Promise<void> {
  const model = path.join(folder, 'many-files');
  mkdirSync(path.join(model, 'parts'), { recursive: true });
  writeFileSync(path.join(model, 'MLmodel'), 'flavors:\n  acme: {a: 1}\n');
  for (let at = 1; at < FILES; at += 1) writeFileSync(path.join(model, `parts/${at}.bin`), at % 100 === 0 ? 'x' : '');
  const { took, output, memory } = await timedJob('files', { ref: { kind: 'path', path: model }, path: '' });
  if (output.files.count !== FILES) throw new Error(`${output.files.count} files listed`);
  line('list 200,000 files', took, time(3, 'find', [model, '-printf', '%s %p\\n']), 'find -printf');
  console.log(`list 200,000 files: job process at most ${memory.toFixed(0)} MB`);
}

/** The first rows of a Parquet file of 1 GB whose only row group is all of it, beside Arrow. */
export async function benchParquetPreview(folder: string): Promise<void> {
  if (!existsSync(python)) return console.log('Parquet preview: no Python here to write a file of 1 GB');
  const file = path.join(folder, 'large.parquet');
  const make = `import sys, numpy as np, pyarrow as pa, pyarrow.parquet as pq
rng = np.random.default_rng(0)
n = 1_000_000
t = pa.table({**{f"x{i}": rng.normal(size=n) for i in range(12)}, "city": rng.choice(["Madrid", "Paris"], n), "tags": [[1, 2, 3]] * n})
pq.write_table(pa.concat_tables([t] * 11), sys.argv[1], row_group_size=20_000_000)`;
  execFileSync(python, ['-c', make, file]);
  const input = { ref: { kind: 'path', path: folder } as const, path: '', file: 'large.parquet', at: 0, hex: false };
  const { took, output, memory } = await timedJob('preview', input);
  if (output.kind !== 'table' || output.rows.length !== 100) throw new Error(output.kind);
  const first = `import sys, pyarrow.parquet as pq; print(next(pq.ParquetFile(sys.argv[1]).iter_batches(100)).to_pylist()[99])`;
  line('Parquet preview of 1 GB', took, time(3, python, ['-c', first, file]), 'pyarrow in a new python');
  console.log(`Parquet preview of 1 GB: job process at most ${memory.toFixed(0)} MB`);
}
