import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { familyOf } from './process-family.ts';

/** The process of a family that has this file open, stopped there: what it is at can be looked at for as long as one likes. */
export async function stopReaderOf(file: string, pid: number): Promise<number> {
  for (let tries = 0; tries < 3000; tries += 1) {
    const reader = familyOf(pid).find((each) => hasOpen(each, file));
    if (reader !== undefined) {
      process.kill(reader, 'SIGSTOP');
      return reader;
    }
    await setTimeout(10);
  }
  throw new Error(`nobody reads ${file}`);
}

function hasOpen(pid: number, file: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((each) => readlinkSync(`/proc/${pid}/fd/${each}`) === file);
  } catch {
    return false;
  }
}
