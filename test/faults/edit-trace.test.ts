import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edit } from '../../shared/workspace/edits.ts';
import { temporaryFolder } from '../support/served.ts';
import { ALL, copyOf, editIn, EDITS, makeOrigin, MORE } from './edit-scene.ts';
import type { Act } from './act.ts';
import { noTrace, traced, withoutFailpoint } from './trace.ts';

const why = noTrace();
if (why !== null) process.stdout.write(`Without the traces of system calls: ${why}.\n`);
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const cases: readonly (readonly [string, Edit])[] = [...EDITS, ...(ALL ? MORE : [])].map((edit) => [
  `${edit.kind}${'version' in edit && edit.version === null ? ' of the model' : ''}`,
  edit,
]);

describe.each(why === null ? (['sqlite', 'files'] as const) : [])('edits of a %s workspace', (layout) => {
  const origin = path.join(folder.path, `origin-${layout}`);
  beforeAll(() => makeOrigin(layout, origin));

  it.each(cases)(
    '%s, and its undoing: no call changes the disk that no failpoint stands before',
    async (_what, edit) => {
      const around = copyOf(origin, path.join(folder.path, `t${(made += 1)}`));
      const checked = async (act: Act, least: number) => {
        const { calls, said } = await traced(act, path.join(folder.path, `${(made += 1)}.trace`));
        const { without, seen } = withoutFailpoint(calls, act);
        expect(without).toEqual([]);
        expect(seen).toBeGreaterThan(least);
        return said.id ?? '';
      };
      const id = await checked(editIn(around, layout, edit), 5);
      await checked(editIn(around, layout, id), 1);
    },
  );
});
