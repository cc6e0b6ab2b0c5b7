import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openPort } from '../../../electron/port/end-port.ts';
import { workspaceAt } from '../../../electron/port/source-of.ts';
import { addWorkspace, changeWorkspace, workspacesFileIn } from '../../../electron/workspaces/named-workspaces.ts';
import { toErrorData } from '../../../shared/contract/errors.ts';
import type { Input } from '../../../shared/contract/contract.ts';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { interruptedPort } from '../../support/ports.ts';
import { temporaryFolder } from '../../support/served.ts';
import { testHost } from '../../support/test-host.ts';

vi.setConfig({ testTimeout: 60_000 });
const CALM = path.join(ROOT, 'assets/examples/diabetes-2025');
/** Its loading runs code: into production only with a reason. */
const PICKLED = path.join(ROOT, 'test/fixtures/models/diabetes-1');
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

async function interrupted(source: string) {
  const here = path.join(folder.path, `s${(made += 1)}`);
  const [data, to] = [path.join(here, 'data'), path.join(here, 'ws')] as const;
  mkdirSync(data, { recursive: true });
  const place = { to, data, layout: 'sqlite' as const, source };
  await interruptedPort(place);
  const file = workspacesFileIn(data);
  await addWorkspace(file, { name: 'Live', role: 'PROD', place: to });
  const { host, client } = testHost(data);
  const [row] = (await client.call('port.list', {})).ports;
  const id = row?.id ?? '';
  const said = (confirmed: string | null, reason: string | null = null) => ({ confirmed, reason });
  const refusal = (given: Omit<Input<'port.resume'>, 'id'>) =>
    client.call('port.resume', { id, ...given }).then(
      () => null,
      (error: unknown) => toErrorData(error),
    );
  const state = async () => (await client.call('port.list', {})).ports.find((each) => each.id === id)?.state;
  return { data, to, id, file, client, said, refusal, state, close: () => host.close() };
}

describe('a port into what became production since it began', () => {
  it('is gone on with in place by whoever types its name; no other word moves it', async () => {
    const { id, client, said, refusal, state, close } = await interrupted(CALM);
    expect(await state()).toBe('paused');
    expect(await refusal(said(null))).toMatchObject({ code: 'resume-production', details: { name: 'Live', id } });
    expect(await refusal(said('live'))).toMatchObject({ code: 'resume-production' });
    expect(await state()).toBe('paused');
    expect(await refusal(said('Live'))).toBeNull();
    await expect.poll(state, { timeout: 30_000 }).toBe('done');
    // What it was gone on with is told, and who reads the journal later asks no less.
    const { plan } = await client.call('port.report', { id });
    expect(plan.target).toMatchObject({ role: 'PROD', workspace: 'Live' });
    await close();
  });

  it('wants a reason for what stops it only there, and tells it in the journal, the report and the tag', async () => {
    const { data, to, id, client, said, refusal, state, close } = await interrupted(PICKLED);
    // The one that it was begun with says nothing of production.
    expect((await client.call('port.report', { id })).plan.reason).toBe('a test');
    expect(await refusal(said('Live'))).toMatchObject({ code: 'preflight-stops', details: { ids: 'P17' } });
    expect(await refusal(said('Live', '  '))).toMatchObject({ code: 'preflight-stops' });
    expect(await refusal(said(null, 'looked at'))).toMatchObject({ code: 'resume-production' });
    expect(await state()).toBe('paused');
    expect(await refusal(said('Live', 'looked at by Ana'))).toBeNull();
    await expect.poll(state, { timeout: 30_000 }).toBe('done');
    expect((await client.call('port.report', { id })).plan.reason).toBe('looked at by Ana');
    const asked = { id, format: 'markdown', language: 'en' } as const;
    expect((await client.call('port.report-text', asked)).text).toContain('looked at by Ana');
    const version = (await (await workspaceAt(to, { data })).model('churn'))?.versions[0];
    expect(version?.tags.get('model_porter_reason')).toBe('looked at by Ana');
    expect((await openPort(id, { data, seed: '', tool: '' })).state.plan.target.role).toBe('PROD');
    await close();
  });

  it('is asked for no more once it is another role again', async () => {
    const { file, said, refusal, state, close } = await interrupted(PICKLED);
    await changeWorkspace(file, 'Live', { name: 'Live', role: 'TEST' }, 'Live');
    expect(await refusal(said(null))).toBeNull();
    await expect.poll(state, { timeout: 30_000 }).toBe('done');
    await close();
  });

  it('takes the reason on the command line too', async () => {
    const { data, id, close } = await interrupted(PICKLED);
    await close();
    const resume = (...more: string[]) => command(data, ['resume', id, '--confirm', 'Live', ...more]);
    expect((await resume()).err).toContain('Stopped by checks (P17)');
    const done = await resume('--reason', 'looked at by Ana');
    expect([done.code, done.err]).toEqual([0, '']);
    expect((await command(data, ['report', id])).out).toContain('looked at by Ana');
    expect((await command(data, ['undo', id, '--reason', 'x'])).code).toBe(2);
  });
});
