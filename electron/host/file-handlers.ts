import path from 'node:path';
import { visible } from '../../shared/safety/visible.ts';
import { writeAtomic } from '../transfer/fs.ts';
import type { HandlersOf, HostContext } from './context.ts';

/** Texts that people keep in files of their own: payloads, suites, reports. */
export function fileHandlers({ options, grants, jobs, downloads }: HostContext): HandlersOf<'file'> {
  return {
    'file.text': async ({ grant }, { signal }) => jobs.run('text', { ref: grants.resolve(grant) }, { signal }),
    'file.save': async ({ name, text }) => {
      if (options.pickSave === null) {
        const id = downloads.offer({ name, chunks: () => only(new TextEncoder().encode(text)) });
        return { kind: 'download', id, name };
      }
      const target = await options.pickSave(name);
      if (target === null) return { kind: 'cancelled' };
      // The dialog asked before it named a file that is there.
      writeAtomic(target, text);
      return { kind: 'saved', name: visible(path.basename(target)) };
    },
  };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
