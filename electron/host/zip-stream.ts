import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';
import type { CopiedFile } from '../transfer/copy.ts';

/** A zip of `files` under one folder, made while it is read; one file is open at a time. */
export async function* zipStream(
  folder: string,
  files: readonly CopiedFile[],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  // Weights hardly shrink: little time is spent on trying.
  const archive = new ZipArchive({ zlib: { level: 1 } });
  const feed = async () => {
    for (const file of files) {
      signal.throwIfAborted();
      const content = Readable.from(file.read(), { objectMode: false });
      content.once('error', (error) => archive.destroy(error));
      const done = once(archive, 'entry');
      archive.append(content, { name: `${folder}/${file.path}` });
      await done;
    }
    await archive.finalize();
  };
  const fed = feed();
  fed.catch((error: Error) => archive.destroy(error));
  for await (const chunk of archive) yield chunk as Uint8Array;
  await fed;
}
