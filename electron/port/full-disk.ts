import { lstatSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { visible } from '../../shared/safety/visible.ts';
import { toWriteErrorAt } from '../transfer/write-errors.ts';
import { pathsOf } from '../workspaces/home.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { partialOf } from '../workspaces/zip-name.ts';
import { freeAt } from './facts.ts';

/**
 * What the system said while a port was carried out, as ours. A full disk is told as whoever has to make room needs it: which folder's disk,
 * what was being written, and how much is free and still needed, where that is what it lacks.
 */
export function portWriteError(error: unknown, plan: Plan, workspace: Workspace): unknown {
  const known = toWriteErrorAt(error, workspace.place);
  if (!(known instanceof KnownError) || known.code !== 'disk-full' || known.details['folder'] !== undefined)
    return known;
  const given = String(known.details['path'] ?? '');
  // A database names itself alone.
  const file = path.isAbsolute(given) ? given : workspace.place;
  const stage = stageOf(plan, workspace);
  const inside = path.relative(stage, file);
  const isCopy = stage === file || (inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside));
  const folder = path.dirname(isCopy ? workspace.place : file);
  const free = freeAt(folder);
  const needed = isCopy ? missingIn(stage, plan, workspace) : 0;
  const shown = !isCopy ? file : stage === file ? workspace.place : inside.split(path.sep).join('/');
  const details = { path: visible(shown), folder: visible(folder) };
  return free !== null && free < needed
    ? new KnownError('disk-full', known.message, {
        ...details,
        context: 'room',
        freeMb: mb(free, Math.floor),
        neededMb: mb(needed, Math.ceil),
      })
    : new KnownError('disk-full', known.message, { ...details, context: 'at' });
}

/** What is written first: the folder of a port's files, or the zip under another name. */
function stageOf({ id }: Plan, { kind, place, home }: Workspace): string {
  return kind === 'zip' ? partialOf(place, id) : pathsOf(home, id).stage;
}

/** Bytes of the model that do not lie there yet. */
function missingIn(stage: string, { source }: Plan, { kind }: Workspace): number {
  const sizeOf = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (kind === 'zip') return Math.max(0, source.size - sizeOf(stage));
  return source.files.reduce(
    (sum, { path: name, size }) => sum + Math.max(0, size - sizeOf(path.join(stage, ...name.split('/')))),
    0,
  );
}

/** With one digit behind the point. */
function mb(bytes: number, round: (value: number) => number): number {
  return round(bytes / 1e5) / 10;
}
