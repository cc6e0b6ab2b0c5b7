import { renameSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';
import { command } from '../support/command.ts';
import { MLFLOW_SIDES, mlflowOn, uriOf } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { newWorkspace } from '../support/workspaces.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2026');
const folder = temporaryFolder();
afterAll(() => folder.remove());

describe.each(MLFLOW_SIDES)('a %s workspace that was moved, and MLflow %s', (kind, version, python) => {
  it('loads what verify tells to be well, and nothing that it tells to be moved', async () => {
    const around = path.join(folder.path, `${kind}-${version}`);
    const [old, now, data] = ['old', 'now', 'data'].map((each) => path.join(around, each)) as [string, string, string];
    const { place: was } = await newWorkspace(kind, old);
    const place = path.join(now, path.relative(old, was));
    const port = () => command(data, ['export', MODEL, '--to', place, '--name', 'm']);
    await command(data, ['export', MODEL, '--to', was, '--name', 'm']);
    renameSync(old, now);
    const mlflow = mlflowOn(uriOf({ kind, place }), python);
    const state = async (number: string) =>
      (JSON.parse((await command(data, ['verify', place, `m/${number}`, '--json'])).out) as { state: string }).state;
    const loaded = (number: string) => mlflow.call('same', 'm', number, MODEL);
    try {
      expect(await state('1')).toBe('moved');
      await expect(loaded('1')).rejects.toThrow(/No such (?:artifact|file)/);
      symlinkSync(now, old);
      expect([await state('1'), await loaded('1')]).toEqual(['same', { files: true, model: true }]);
      unlinkSync(old);
      expect((await port()).out).toContain('Ported as m version 2.');
      expect([await state('2'), await loaded('2')]).toEqual(['same', { files: true, model: true }]);
    } finally {
      await mlflow.close();
    }
  }, 300_000);
});
