import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpSync, writeFileSync } from 'node:fs';
import { ROOT } from '../support/build.ts';
import { mlflowOn, type MlflowSession } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import type { Act } from './act.ts';
import { checkWorkspace, leftovers, stateOf, type Seen } from './invariants.ts';
import { runAct } from './run-act.ts';

/** Every kill point with `npm run test:faults`, else every so many, and those where an act begins, commits and ends. */
const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const sample = (count: number, few: number) => {
  const all = [...Array(count).keys()];
  const seams = [5, count - 8, count - 2];
  return ALL ? all : all.filter((at) => at % Math.ceil(count / few) === 0 || seams.includes(at));
};

const EXAMPLES = path.join(ROOT, 'assets/examples');
const folder = temporaryFolder();
let mlflow: MlflowSession;
beforeAll(() => {
  mlflow = mlflowOn(path.join(folder.path, 'none'));
});
afterAll(async () => {
  await mlflow.close();
  folder.remove();
});

let made = 0;
interface Scene extends Pick<Act, 'to' | 'data' | 'layout' | 'source'> {
  readonly around: string;
  readonly before: Seen;
  readonly sourceState: Record<string, string>;
}

/** A workspace with one version of another model content, and a source of its own. */
async function scene(layout: Act['layout']): Promise<Scene> {
  const around = path.join(folder.path, `s${(made += 1)}`);
  mkdirSync(around);
  const [source, to, data] = ['source', 'ws', 'data'].map((name) => path.join(around, name)) as [
    string,
    string,
    string,
  ];
  cpSync(path.join(EXAMPLES, 'diabetes-2025'), source, { recursive: true });
  const older = path.join(folder.path, 'older');
  cpSync(source, older, { recursive: true });
  writeFileSync(path.join(older, 'README.md'), 'an older one\n');
  const first: Act = { act: 'export', source: older, to, data, layout, alias: 'champion', kill: null };
  expect((await runAct(first)).said).toMatchObject({ version: '1' });
  const before = await checkWorkspace(to, data, null);
  return { around, to, data, layout, source, before, sourceState: stateOf(source) };
}

const port = (at: Scene, kill: number | null): Act => ({ ...at, act: 'export', alias: 'champion', kill });
const undo = (at: Scene, kill: number | null): Act => ({ ...at, act: 'undo', alias: 'champion', kill });

/** The source is what it was (I1), and nothing was written elsewhere (I10). */
function untouched(at: Scene): void {
  expect(stateOf(at.source)).toEqual(at.sourceState);
  expect(Object.keys(stateOf(at.around)).map((name) => name.split(path.sep)[0])).not.toContain('tmp');
}

// Counted once for each layout: the same act makes the same calls.
const counts = await Promise.all(
  (['sqlite', 'files'] as const).map(async (layout) => {
    mkdirSync(folder.path, { recursive: true });
    const at = await scene(layout);
    const exported = await runAct(port(at, null));
    const undone = await runAct(undo(at, null));
    return { layout, port: exported.said.calls, undo: undone.said.calls };
  }),
);

describe.each(counts)('a $layout workspace', ({ layout, port: portCalls, undo: undoCalls }) => {
  it.each(sample(portCalls, 5))(
    `a port killed before call %i of ${portCalls}: all or nothing is listed, and the same command ends it`,
    async (kill) => {
      const at = await scene(layout);
      const ended = await runAct(port(at, kill));
      expect([ended.signal, ended.err]).toEqual(['SIGKILL', '']);
      const now = await checkWorkspace(at.to, at.data, mlflow);
      expect([['1'], ['1', '2']]).toContainEqual(now.versions);
      untouched(at);
      const again = await runAct(port(at, null));
      expect(again.said, again.err).toMatchObject({ version: '2' });
      expect(await checkWorkspace(at.to, at.data, mlflow)).toEqual({ versions: ['1', '2'], alias: '2' });
      expect(leftovers(at.to)).toEqual([]);
      untouched(at);
      // Whoever takes it back later finds out where the alias pointed.
      expect((await runAct(undo(at, null))).err).toBe('');
      // Of one that was killed after its last line, the same command found the version there already: nothing of it is its own.
      const after = again.said.outcome === 'existing' ? { versions: ['1', '2'], alias: '2' } : at.before;
      expect(await checkWorkspace(at.to, at.data, mlflow)).toEqual(after);
    },
  );

  it.each(sample(undoCalls, 2))(
    `taking back killed before call %i of ${undoCalls}: once more ends it`,
    async (kill) => {
      const at = await scene(layout);
      await runAct(port(at, null));
      const ended = await runAct(undo(at, kill));
      expect([ended.signal, ended.err]).toEqual(['SIGKILL', '']);
      const now = await checkWorkspace(at.to, at.data, mlflow);
      expect([['1'], ['1', '2']]).toContainEqual(now.versions);
      const again = await runAct(undo(at, null));
      expect(again.err).toBe('');
      expect(await checkWorkspace(at.to, at.data, mlflow)).toEqual(at.before);
      expect(leftovers(at.to)).toEqual([]);
      untouched(at);
    },
  );

  it.each(sample(portCalls, 1))(
    'a port killed before call %i, and going on with it killed again and again',
    async (kill) => {
      const at = await scene(layout);
      await runAct(port(at, kill));
      let tries = 0;
      for (let next = 3; tries < 40; next += 7, tries += 1) {
        const ended = await runAct(port(at, next));
        const now = await checkWorkspace(at.to, at.data, null);
        expect([['1'], ['1', '2']]).toContainEqual(now.versions);
        if (ended.signal === null) break;
      }
      expect((await runAct(port(at, null))).said).toMatchObject({ version: '2' });
      expect(await checkWorkspace(at.to, at.data, mlflow)).toEqual({ versions: ['1', '2'], alias: '2' });
      expect(leftovers(at.to)).toEqual([]);
    },
  );
});
