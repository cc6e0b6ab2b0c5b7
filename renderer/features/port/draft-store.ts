import { useCallback, useSyncExternalStore } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { EMPTY, type Draft, type DraftSource, type DraftTarget } from './draft.ts';

/* Kept beyond the pages that show it: a person looks at something else and comes back. */
let draft: Draft = EMPTY;
let drafts = 0;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(next: Draft): void {
  draft = next;
  for (const listener of listeners) listener();
}

/** Another one than any before. */
function begin(next: Partial<Draft>): void {
  drafts += 1;
  put({ ...EMPTY, ...next, id: drafts });
}

export function useDraft(): [Draft, (patch: Partial<Draft>) => void] {
  const current = useSyncExternalStore(subscribe, () => draft);
  const change = useCallback((patch: Partial<Draft>) => put({ ...draft, ...patch }), []);
  return [current, change];
}

/** Begins anew; what is under way goes on. */
export function newDraft(sources: readonly DraftSource[] = []): void {
  begin({ sources, step: sources.length === 0 ? 'source' : 'destination' });
}

/** A port that came to nothing is looked at anew, with all that was decided for it; production has to be opened again. */
export function againWith({
  id,
  source,
  name,
  target,
  place,
  role,
  download,
  model,
  alias,
  also,
  description,
  tags,
}: Output<'port.draft'> & { readonly id: string }): void {
  begin({
    sources: [{ key: JSON.stringify(source), source, name, model }],
    target: { target, name: place, role, download },
    alias: alias ?? '',
    also,
    description,
    tags: Object.entries(tags),
    step: 'preflight',
    instead: [id],
  });
}

/** A source from elsewhere in the app: a new port. Where one was going that had not begun, such as before its signature was edited, stays chosen. */
export function portThis(source: DraftSource): void {
  if (draft.ids.length > 0) return newDraft([source]);
  const { target, alias, tags } = draft;
  begin({ target, alias, tags, sources: [source], step: 'destination' });
}

/** A target from elsewhere in the app: a new port. What was to be exported, and has not begun, stays chosen. */
export function portInto(target: DraftTarget): void {
  const sources = draft.ids.length > 0 ? [] : draft.sources;
  begin({ target, sources, step: sources.length === 0 ? 'source' : 'destination' });
}

/** Grants that the draft stands on: they are held as long as it is. */
export function useHeldGrants(): readonly string[] {
  const { sources, target, opened } = useSyncExternalStore(subscribe, () => draft);
  const held = sources.flatMap(({ source }) => ('grant' in source && source.grant !== null ? [source.grant] : []));
  if (target?.target.kind === 'folder') held.push(target.target.grant);
  if (opened !== null) held.push(opened.token);
  return held;
}
