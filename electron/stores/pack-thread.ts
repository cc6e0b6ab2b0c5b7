import { parentPort, workerData } from 'node:worker_threads';
import { DiskTree } from './disk-tree.ts';
import { pack } from './pack.ts';
import type { PackRequest } from './pack-threads.ts';

/*
 * A thread that reads files of a store and makes nothing of them: most of the time for a file store goes into opening its files,
 * which several threads can do at once.
 */
const { root, parts } = workerData as { root: string; parts: readonly string[] };
const tree = new DiskTree(root);
const wanted = new Set(parts);

parentPort?.on('message', ({ id, folders }: PackRequest) => {
  const packed = pack(tree, folders, wanted);
  parentPort?.postMessage({ id, packed }, [packed.buffer]);
});
