import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { workspaceAt } from '../../electron/port/source-of.ts';
import type { RegisteredModel } from '../../electron/stores/store.ts';
import type { Edit } from '../../shared/workspace/edits.ts';
import { mlflowOn, uriOf, type MlflowSession } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { ALL, editIn, makeOrigin, model, NOTHING } from './edit-scene.ts';
import { runAct } from './run-act.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const numbers = (count: number) => [...Array(count).keys()];
const EACH = ALL ? 24 : 8;
const TEXT = (who: string) => `by ${who}:\n"${'x'.repeat(3000)}"`;

async function scene(layout: 'sqlite' | 'files') {
  const around = path.join(folder.path, `e${(made += 1)}`);
  mkdirSync(around);
  await makeOrigin(layout, around);
  const edit = (edits: readonly Edit[]) => {
    const { edit: _none, ...act } = editIn(around, layout, NOTHING);
    return runAct({ ...act, edits });
  };
  const workspace = () => workspaceAt(path.join(around, 'workspace'), { data: around });
  const seen = async (): Promise<RegisteredModel> => {
    const found = await (await workspace()).model(model);
    if (found === null) throw new Error('it is gone');
    return found;
  };
  return { edit, seen, workspace };
}

/** What one editor does: tags, some of them taken away again, an alias, and texts that others write too. */
function editsOf(who: string): Edit[] {
  return numbers(EACH).flatMap((at): Edit[] => [
    { kind: 'set-tag', model, version: '1', key: `${who}-${at}`, value: who },
    { kind: 'set-tag', model, version: null, key: `${who}-${at}`, value: who },
    ...(at % 3 === 0 ? [{ kind: 'remove-tag', model, version: '1', key: `${who}-${at}` } as const] : []),
    { kind: 'set-alias', model, alias: `a-${who}`, version: at % 2 === 0 ? '1' : '2' },
    { kind: 'set-alias', model, alias: 'shared', version: at % 2 === 0 ? '1' : '2' },
    { kind: 'describe', model, version: '1', text: TEXT(who) },
  ]);
}

function checkEditor(found: RegisteredModel, who: string): void {
  const tagged = found.versions.find(({ version }) => version === '1')?.tags;
  for (const at of numbers(EACH)) {
    expect([who, at, found.tags.get(`${who}-${at}`)]).toEqual([who, at, who]);
    expect([who, at, tagged?.get(`${who}-${at}`)]).toEqual([who, at, at % 3 === 0 ? undefined : who]);
  }
  expect(found.aliases.get(`a-${who}`)).toBe(EACH % 2 === 0 ? '2' : '1');
}

/** MLflow lists the tags of a file store and reads each then: one that is removed in between ends its call, beside another MLflow too. */
async function calling(mlflow: MlflowSession, name: string, ...args: unknown[]): Promise<void> {
  for (;;)
    try {
      return await mlflow.call(name, ...args);
    } catch (error) {
      if (!/FileNotFoundError: .*\/tags\/p-\d+'$/.test(String(error))) throw error;
    }
}

describe.each(['sqlite', 'files'] as const)('a %s workspace', (layout) => {
  it.each(ALL ? [2, 8] : [2, 4])('edited by %i programs at once keeps what each of them wrote', async (many) => {
    const { edit, seen } = await scene(layout);
    const editors = numbers(many).map((at) => `p${at}`);
    const ended = await Promise.all(editors.map((who) => edit(editsOf(who))));
    expect(ended.map(({ err, code }) => `${code} ${err}`)).toEqual(Array(many).fill('0 '));
    const found = await seen();
    for (const who of editors) checkEditor(found, who);
    expect(found.aliases.get('champion')).toBe('1');
    const one = found.versions.find(({ version }) => version === '1');
    expect(editors.map(TEXT)).toContain(one?.description);
  });

  it('edited while MLflow 3.17 edits it too keeps what both wrote', async () => {
    const { edit, seen, workspace } = await scene(layout);
    const mlflow = mlflowOn(uriOf(await workspace()));
    const theirs = async () => {
      for (const at of numbers(EACH * 2)) {
        await calling(mlflow, 'set_tag', model, '1', `m-${at}`, 'm');
        await calling(mlflow, 'set_tag', model, null, `m-${at}`, 'm');
        await calling(mlflow, 'alias', model, `m-${at % 3}`, String((at % 2) + 1));
        await calling(mlflow, 'describe', model, '2', `theirs ${at}`);
      }
    };
    const ours = edit([...editsOf('p'), { kind: 'describe', model, version: null, text: TEXT('p') }]);
    const [{ err }] = await Promise.all([ours, theirs()]);
    expect(err).toBe('');
    const found = await seen();
    checkEditor(found, 'p');
    const [one, two] = ['1', '2'].map((number) => found.versions.find(({ version }) => version === number));
    for (const at of numbers(EACH * 2))
      expect([one?.tags.get(`m-${at}`), found.tags.get(`m-${at}`)]).toEqual(['m', 'm']);
    expect([one?.description, two?.description]).toEqual([TEXT('p'), `theirs ${EACH * 2 - 1}`]);
    expect(found.description).toBe(TEXT('p'));
    // And MLflow sees the same.
    const [listed] = await mlflow.call<{ aliases: object; description: string; tags: object }[]>('models');
    expect(listed).toMatchObject({
      description: TEXT('p'),
      aliases: Object.fromEntries(found.aliases),
      tags: Object.fromEntries(found.tags),
    });
    await mlflow.close();
  });
});
