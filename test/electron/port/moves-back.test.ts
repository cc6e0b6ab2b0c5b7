import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPort, undoPort } from '../../../electron/port/end-port.ts';
import { portFacts } from '../../../electron/port/port-facts.ts';
import { workspaceAt } from '../../../electron/port/source-of.ts';
import { ROOT } from '../../support/build.ts';
import { exported } from '../../support/ports.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, SEED } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const [OLD, NEW] = ['diabetes-1', 'diabetes-2'].map((name) => path.join(ROOT, 'test/fixtures/models', name));

/** What is done between the port of NEW, which takes the alias from OLD, and the question whether it is to be taken back. */
const MEANWHILE = {
  nothing: [],
  'the alias was moved back by hand': [{ kind: 'set-alias', model: 'churn', alias: 'champion', version: '1' }],
  'the version before was deleted': [{ kind: 'delete-version', model: 'churn', version: '1' }],
} as const;

describe.each(['sqlite', 'files'] as const)('what is said beforehand of a port that is taken back, in %s', (layout) => {
  it.each([
    ['nothing', [{ alias: 'champion', version: '1' }]],
    ['the alias was moved back by hand', []],
    ['the version before was deleted', [{ alias: 'champion', version: null }]],
  ] as const)('%s: where its aliases go is what then happens', async (meanwhile, said) => {
    const to = path.join(folder.path, layout, meanwhile);
    const data = path.join(to, 'data');
    await exported({ to, data, layout, source: OLD! });
    const { id } = await exported({ to, data, layout, source: NEW! });
    const workspace = await workspaceAt(to, { data });
    for (const edit of MEANWHILE[meanwhile]) await workspace.edit(edit, AT);
    const context = { data, seed: SEED, tool: 'test' };
    const { movesBack, noUndo } = await portFacts(id, context);
    expect({ movesBack, noUndo }).toEqual({ movesBack: said, noUndo: null });
    expect((await undoPort(await openPort(id, context), context)).aliases).toEqual(movesBack);
    expect((await portFacts(id, context)).movesBack).toEqual([]);
  });
});
