import { realpathSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { chunksOf, chunksOfPieces, openBytes, sizeOf } from '../sources/pieces.ts';
import { openSource } from '../sources/open-source.ts';
import type { CopyPlan, FolderPlan } from '../sources/plan-edit.ts';
import type { SourceRef } from '../sources/source.ts';
import type { CopiedFile, CopyOptions } from '../transfer/copy.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { safeName } from './safe-name.ts';

/** Copies with another signature. The MLmodel was edited and the copy planned in the job process; here bytes are moved. */
export function signatureHandlers(context: HostContext): HandlersOf<'signature'> {
  const { options, grants, jobs, downloads } = context;
  return {
    'signature.save': async ({ grant, path: inside, parts }, { signal, report }) => {
      const ref = grants.resolve(grant);
      const plan = await jobs.run('plan-edit', { ref, path: inside, parts }, { signal });
      const left = plan.kind === 'folder' ? [...plan.left] : [];
      if (options.pickSave === null) {
        const name = plan.kind === 'folder' ? `${suggestedName(plan)}.zip` : suggestedName(plan);
        const id = downloads.offer({ name, chunks: (stop) => download(context, ref, inside, plan, stop) });
        return { kind: 'download', id, name, left };
      }
      const beside = ref.kind === 'path' ? path.dirname(ref.path) : '';
      const target = await options.pickSave(path.join(beside, suggestedName(plan)));
      if (target === null) return { kind: 'cancelled' };
      refuseInside(ref, inside, plan, target);
      const total = totalOf(plan);
      const onBytes = (written: number) => report({ written, total });
      await copy(context, ref, inside, plan, target, { signal, onBytes });
      const { grants: given, errors } = context.grantPaths([target]);
      const [saved] = given;
      if (saved === undefined) throw new KnownError('not-found', errors[0]?.message ?? target, { path: '' });
      return { kind: 'saved', grant: saved, left };
    },
  };
}

/** `churn-edited`, `churn-edited.zip`. */
function suggestedName({ kind, name }: CopyPlan): string {
  if (kind === 'folder') return `${safeName(name)}-edited`;
  const base = safeName(path.posix.basename(name));
  return base === 'MLmodel' ? base : `${base.replace(/\.zip$/i, '')}-edited.zip`;
}

function totalOf(plan: CopyPlan): number {
  if (plan.kind === 'file') return sizeOf(plan.pieces);
  return plan.files.reduce((sum, { size }) => sum + size, plan.mlmodel.length);
}

/** A copy inside the original would change the original. */
function refuseInside(ref: SourceRef, inside: string, plan: CopyPlan, target: string): void {
  if (plan.kind !== 'folder' || ref.kind !== 'path') return;
  const model = realpathSync(path.join(ref.path, inside));
  let parent = path.resolve(path.dirname(target));
  try {
    parent = realpathSync(parent);
  } catch {
    // Not there: the copy itself will say so.
  }
  if (parent !== model && !parent.startsWith(model + path.sep)) return;
  throw new KnownError('target-inside', 'The copy would lie inside the original, which stays as it is.');
}

async function copy(
  { readRange }: HostContext,
  ref: SourceRef,
  inside: string,
  plan: CopyPlan,
  target: string,
  options: CopyOptions,
): Promise<void> {
  const { copyToFile, copyToFolder } = await import('../transfer/copy.ts');
  if (plan.kind === 'folder') {
    const source = await openSource(ref, { readRange });
    try {
      await copyToFolder(target, plan.folders, filesOf(plan, inside, source), options);
    } finally {
      await source.close();
    }
    return;
  }
  const bytes = await openBytes(ref, readRange);
  try {
    await copyToFile(target, chunksOfPieces(bytes, plan.pieces), options);
  } finally {
    await bytes.close();
  }
}

function filesOf(plan: FolderPlan, inside: string, source: Awaited<ReturnType<typeof openSource>>): CopiedFile[] {
  const prefix = inside === '' ? '' : `${inside}/`;
  const files = plan.files.map(({ path: file, size }) => ({
    path: file,
    read: () => chunksOf(source, prefix + file, size),
  }));
  return [...files, { path: 'MLmodel', read: () => only(plan.mlmodel) }];
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* download(
  { readRange }: HostContext,
  ref: SourceRef,
  inside: string,
  plan: CopyPlan,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (plan.kind === 'folder') {
    // Loaded when it is wanted: the command line starts quicker.
    const { zipStream } = await import('./zip-stream.ts');
    const source = await openSource(ref, { readRange, signal });
    try {
      yield* zipStream(suggestedName(plan), filesOf(plan, inside, source), signal);
    } finally {
      await source.close();
    }
    return;
  }
  const bytes = await openBytes(ref, readRange);
  try {
    yield* chunksOfPieces(bytes, plan.pieces);
  } finally {
    await bytes.close();
  }
}
