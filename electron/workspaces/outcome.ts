import type { Left, MovedBack } from '../../shared/export/journal.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { Committed, FilesUser, TakenBack, UndoInput } from './workspace.ts';

/*
 * What a registry tells of its aliases and numbers after a commit and after an undo, whatever it keeps them in.
 */

/** Which of the further aliases point to a version now, and which to another. */
export function settledAliases(
  also: readonly string[],
  version: string,
  at: (alias: string) => string | null,
): Pick<Committed, 'also' | 'taken'> {
  const now = also.map((each) => [each, at(each) ?? version] as const);
  return {
    also: now.flatMap(([each, where]) => (where === version ? each : [])),
    taken: Object.fromEntries(now.filter(([, where]) => where !== version)),
  };
}

/** Which of its aliases still point to a version that is taken back, and where they go: the first as it was, the others nowhere. */
export function movedBack(
  { version, alias, aliasBefore, also = [] }: Pick<UndoInput, 'version' | 'alias' | 'aliasBefore' | 'also'>,
  { at, isLive }: { at: (alias: string) => string | null; isLive: (version: string) => boolean },
): MovedBack[] {
  const moved = also.filter((each) => at(each) === version).map((each) => ({ alias: each, version: null }));
  if (alias === null || aliasBefore === version || at(alias) !== version) return moved;
  return [{ alias, version: aliasBefore !== null && isLive(aliasBefore) ? aliasBefore : null }, ...moved];
}

/** Where the version is not known as the port's own (any more): its files may still be in use, under whatever name. Error `undo-in-use`. */
export function nothingOfIts(user: FilesUser | null): TakenBack {
  if (user === null) return { left: [], aliases: [] };
  throw new KnownError('undo-in-use', `${user.name} ${user.version} uses its files.`, {
    name: visible(user.name),
    version: user.version,
  });
}

/** What stays of a version that is taken back. `others`: its model has more. */
export function leftOf(others: boolean): Left[] {
  return others ? ['number'] : ['model', 'number'];
}
