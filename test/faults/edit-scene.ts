import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Edit } from '../../shared/workspace/edits.ts';
import { ROOT } from '../support/build.ts';
import { filesOf, newWorkspace, port } from '../support/workspaces.ts';
import type { Act } from './act.ts';

/** Everything, as `npm run test:faults` does; else a sample. */
export const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
export const model = 'churn';
/** Changes nothing, and ends what was cut off. */
export const NOTHING: Edit = { kind: 'remove-tag', model, version: null, key: 'none' };
/** One of each shape: a file or row, several, and a whole folder. */
export const EDITS: readonly Edit[] = [
  { kind: 'set-alias', model, alias: 'champion', version: '2' },
  { kind: 'delete-version', model, version: '1' },
  { kind: 'delete-model', model },
];
export const MORE: readonly Edit[] = [
  { kind: 'remove-alias', model, alias: 'champion' },
  { kind: 'set-tag', model, version: '1', key: 'team/owner', value: 'risk' },
  { kind: 'remove-tag', model, version: '1', key: 'note' },
  { kind: 'describe', model, version: null, text: 'Who leaves?' },
  { kind: 'describe', model, version: '2', text: 'a: "b"\n\nc' },
];

/** A workspace with two versions of a model, in `around/workspace`. */
export async function makeOrigin(layout: Act['layout'], around: string): Promise<void> {
  const workspace = await newWorkspace(layout, around);
  const files = filesOf(path.join(ROOT, 'assets/examples/diabetes-2025'));
  await port(workspace, { files, alias: 'champion' });
  await port(workspace, { files: { MLmodel: 'flavors: {}' } });
}

export function copyOf(origin: string, around: string): string {
  cpSync(origin, around, { recursive: true });
  return around;
}

/** An edit of the workspace there, or of the one of that id its undoing, in a process of its own. */
export function editIn(around: string, layout: Act['layout'], edit: Edit | string, kill: number | null = null): Act {
  return {
    act: typeof edit === 'string' ? 'undo-edit' : 'edit',
    edit,
    source: '',
    to: path.join(around, 'workspace'),
    data: path.join(around, 'data'),
    layout,
    alias: null,
    kill,
  };
}
