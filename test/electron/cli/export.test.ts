import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

// Each port waits for the disk many times.
vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const B = path.join(ROOT, 'assets/examples/diabetes-2026');
const { session, remove } = exportSessions();
afterAll(remove);

describe('model-porter export', () => {
  it('makes a workspace, ports, recognises the same again, verifies, and takes it back', async () => {
    const { here, call, text } = session();
    const to = path.join(here, 'ws');
    const first = await call(
      'export',
      A,
      '--to',
      to,
      '--name',
      'diabetes',
      '--alias',
      'champion',
      '--tag',
      'team=risk',
    );
    expect(first).toMatchObject({ code: 0, printed: { ok: true, outcome: 'ported', version: '1' } });
    expect(existsSync(path.join(to, 'mlflow.db'))).toBe(true);
    const again = await call('export', A, '--to', to, '--name', 'diabetes');
    expect(again).toMatchObject({ code: 0, printed: { outcome: 'existing', version: '1' } });
    expect((await text('verify', to)).out).toMatch(/^diabetes\/1 {2}as it was ported \(7 files\)$/m);
    const undone = await text('undo', first.printed.id);
    expect(undone).toMatchObject({
      code: 0,
      out: expect.stringContaining('diabetes version 1 was taken back.') as string,
    });
    expect((await text('verify', to)).out).toBe('');
    expect(await call('export', A, '--to', to, '--name', 'diabetes')).toMatchObject({ printed: { version: '2' } });
  });

  it('stops where callers must change first, and goes past it with a reason that is kept', async () => {
    const { here, call, text } = session();
    const to = path.join(here, 'ws');
    await call('export', A, '--to', to, '--name', 'm', '--alias', 'champion');
    const stopped = await call('export', B, '--to', to, '--name', 'm');
    expect(stopped).toMatchObject({ code: 1, printed: { ok: false, code: 'preflight-stops', stops: ['verdict'] } });
    const said = await text('export', B, '--to', to, '--name', 'm');
    expect(said.out).toContain('Callers of version 1 must change first, for 4 reasons.');
    expect(said.out).toContain('        Inputs: glucose: New compulsory column "glucose"\n');
    expect(said.out).toContain('        → Look at the comparison; tell the callers first.\n');
    expect(said.out.split('Stopped by 1 check. Nothing was written.')[1]).toBe(
      '\nOr give a --reason; it lets pass: verdict.\n',
    );
    await text('export', B, '--to', to, '--name', 'm', '--report', path.join(here, 'stopped.md'));
    expect(readFileSync(path.join(here, 'stopped.md'), 'utf8')).toContain('New compulsory column');
    const passed = await call('export', B, '--to', to, '--name', 'm', '--reason', 'they know');
    expect(passed).toMatchObject({ code: 0, printed: { version: '2' } });
    expect(readFileSync(passed.printed.journal, 'utf8')).toContain('they know');
  });

  it('asks for a production workspace by its name, however it is called', async () => {
    const { here, call } = session();
    const to = path.join(here, 'ws');
    await call('export', A, '--to', to, '--name', 'm');
    await call('workspaces', 'add', 'prod', to, '--role', 'prod');
    const around = path.join(here, 'around');
    mkdirSync(around);
    renameSync(to, path.join(around, 'ws'));
    symlinkSync('around/ws', to);
    linkSync(path.join(to, 'mlflow.db'), path.join(here, 'hard.db'));
    for (const called of ['prod', to, path.join(to, 'mlflow.db'), around, path.join(here, 'hard.db')]) {
      const asked = await call('export', A, '--to', called, '--name', 'n');
      expect([called, asked]).toMatchObject([called, { code: 1, printed: { code: 'confirm-production' } }]);
      expect((await call('workspace', 'show', called)).printed).toMatchObject({ name: 'prod', role: 'PROD' });
    }
    const wrong = await call('export', A, '--to', 'prod', '--name', 'n', '--confirm', 'Prod');
    expect(wrong).toMatchObject({ code: 1, printed: { code: 'confirm-production' } });
    const done = await call('export', A, '--to', 'prod', '--name', 'n', '--confirm', 'prod');
    expect(done).toMatchObject({ code: 0, printed: { version: '1' } });
  });

  it('asks for it too where a plan was made before it became production', async () => {
    const { here, call } = session();
    const [to, plan] = [path.join(here, 'ws'), path.join(here, 'plan.json')];
    await call('plan', A, '--to', to, '--name', 'm', '--out', plan);
    await call('workspace', 'add', 'prod', to, '--role', 'prod', '--layout', 'sqlite');
    expect(await call('apply', plan)).toMatchObject({ code: 1, printed: { code: 'confirm-production' } });
    expect(await call('apply', plan, '--confirm', 'prod')).toMatchObject({ code: 0, printed: { version: '1' } });
  });

  it('into production, wants a reason for what is not judged', async () => {
    const { here, call } = session();
    const model = path.join(here, 'model');
    cpSync(A, model, { recursive: true });
    mkdirSync(path.join(model, 'code'));
    writeFileSync(path.join(model, 'code/helper.py'), 'x = 1\n');
    await call('workspaces', 'add', 'prod', path.join(here, 'ws'), '--role', 'PROD');
    const asked = await call('export', model, '--to', 'prod', '--name', 'n', '--confirm', 'prod');
    expect(asked).toMatchObject({ code: 1, printed: { stops: ['P17'] } });
    const given = await call('export', model, '--to', 'prod', '--name', 'n', '--confirm', 'prod', '--reason', 'ours');
    expect(given.code).toBe(0);
    // Elsewhere it is only told.
    expect((await call('export', model, '--to', path.join(here, 'dev'), '--name', 'n')).code).toBe(0);
  });

  it('goes from workspace to workspace with its tags, description, run and a chain of where it was', async () => {
    const { here, call } = session();
    const [dev, prod] = [path.join(here, 'dev'), path.join(here, 'prod')];
    await call(
      'export',
      A,
      '--to',
      dev,
      '--name',
      'm',
      '--alias',
      'best',
      '--tag',
      'team=risk',
      '--description',
      'ours',
    );
    for (const source of ['models:/m@best', 'models:/m/1', 'models:/m/latest']) {
      const name = `n-${source.length}`;
      const { printed } = await call(
        'export',
        source,
        '--from',
        dev,
        '--to',
        prod,
        '--name',
        name,
        '--layout',
        'files',
      );
      expect(printed.plan.target).toMatchObject({ description: 'ours', tags: { team: 'risk' } });
      const tags = path.join(prod, 'mlruns/models', name, 'version-1/tags');
      expect(readFileSync(path.join(tags, 'model_porter_source'), 'utf8')).toBe('models:/m/1');
      const chain = JSON.parse(readFileSync(path.join(tags, 'model_porter_chain'), 'utf8')) as { source: string }[];
      expect(chain.map((hop) => hop.source)).toEqual([expect.stringMatching(/diabetes-2025$/), 'models:/m/1']);
    }
  });

  it('packs a zip that is the same each time, and keeps name, tags and notes when it is unpacked', async () => {
    const { here, call } = session();
    const zip = path.join(here, 'out.zip');
    const args = ['--name', 'm', '--alias', 'best', '--tag', 'team=risk', '--description', 'ours'];
    expect(await call('export', A, '--to', zip, ...args)).toMatchObject({ code: 0, printed: { outcome: 'ported' } });
    const bytes = readFileSync(zip);
    expect(await call('export', A, '--to', zip, ...args)).toMatchObject({ printed: { outcome: 'existing' } });
    rmSync(zip);
    await call('export', A, '--to', zip, ...args);
    expect(readFileSync(zip).equals(bytes)).toBe(true);
    const other = await call('export', B, '--to', zip, ...args);
    expect(other).toMatchObject({ code: 1, printed: { stops: ['P33'] } });
    const { printed } = await call('export', zip, '--to', path.join(here, 'ws'));
    expect(printed.plan.target).toMatchObject({ model: 'm', description: 'ours', tags: { team: 'risk' } });
    expect(await call('undo', '--last')).toMatchObject({ code: 0 });
    expect((await call('verify', zip)).printed).toMatchObject({ state: 'same' });
  });

  it.each(['sqlite', 'files'])(
    'brings the aliases of a zip along into %s, and moves none that is taken there',
    async (layout) => {
      const { here, call, text } = session();
      const [dev, to] = [path.join(here, 'dev'), path.join(here, 'ws')];
      const packed = async (model: string, name: string) => {
        const zip = path.join(here, name);
        await call('export', model, '--to', dev, '--name', 'm', '--alias', 'best', '--reason', 'x');
        await call('export', model, '--to', dev, '--name', 'm', '--alias', 'next', '--reason', 'x');
        // Packed as the version that it is: nobody says which aliases it has.
        await call('export', 'models:/m@best', '--from', dev, '--to', zip);
        return zip;
      };
      const one = await packed(A, 'one.zip');
      const two = await packed(B, 'two.zip');
      const into = (zip: string, ...more: string[]) =>
        call('export', zip, '--to', to, '--layout', layout, '--reason', 'x', ...more);
      const aliases = async (name: string) => {
        const { printed } = await call('list', to, '--search', name);
        return Object.fromEntries(printed.aliases.map(({ alias, version }) => [alias, version]));
      };
      expect((await into(one, '--name', 'bare', '--alias', '')).printed).toMatchObject({ alias: null, also: [] });
      expect(await aliases('bare')).toEqual({});
      const first = await into(one, '--name', 'full');
      expect(first.printed).toMatchObject({ version: '1', alias: 'best', also: ['next'] });
      const planned = await text('plan', two, '--to', to, '--name', 'full', '--reason', 'x');
      expect(planned.out.match(/Not moved: there it points to version 1 of full\./g)).toHaveLength(2);
      const second = (await into(two, '--name', 'full')).printed;
      expect(second).toMatchObject({ version: '2', alias: null, also: [] });
      expect((await text('report', second.id)).out).toContain('Not moved: there it points to version 1 of full.');
      expect(await aliases('full')).toEqual({ best: '1', next: '1' });
      const moved = await into(two, '--name', 'full', '--alias', 'next', '--description', 'moved');
      expect(moved.printed).toMatchObject({ outcome: 'existing', aliasBefore: '1' });
      expect(await aliases('full')).toEqual({ best: '1', next: '2' });
      const mine = await into(two, '--name', 'other', '--alias', 'mine');
      expect(mine.printed).toMatchObject({ alias: 'mine', also: ['best', 'next'] });
      expect(await aliases('other')).toEqual({ mine: '1', best: '1', next: '1' });
      expect((await text('report', mine.printed.id)).out).toContain('best, next');
      expect((await text('undo', mine.printed.id)).code).toBe(0);
      expect(await aliases('other')).toEqual({});
      const said = await text('export', one, '--to', to, '--layout', layout, '--name', 'told');
      expect(said.out).toContain('The alias best points to version 1');
      expect(said.out).toContain('The alias next points to version 1');
    },
  );

  it('plans now and applies later, and refuses what has changed meanwhile', async () => {
    const { here, call } = session();
    const model = path.join(here, 'model');
    cpSync(A, model, { recursive: true });
    const to = path.join(here, 'ws');
    await call('export', B, '--to', to, '--name', 'm', '--alias', 'best');
    const plan = (name: string, ...more: string[]) => {
      const file = path.join(here, name);
      return call('export', model, '--to', to, '--name', 'm', '--reason', 'x', ...more, '--plan-only', file).then(
        () => file,
      );
    };
    const before = readdirSync(to).sort();
    const [one, two] = [await plan('1.json'), await plan('2.json', '--alias', 'best')];
    expect(readdirSync(to).sort()).toEqual(before);
    expect(await call('apply', one)).toMatchObject({ code: 0, printed: { outcome: 'ported', version: '2' } });
    expect(await call('apply', one)).toMatchObject({ code: 1, printed: { code: 'port-ended' } });
    expect(await call('apply', two)).toMatchObject({ code: 1, printed: { code: 'plan-stale' } });
    const three = await plan('3.json');
    writeFileSync(path.join(model, 'requirements.txt'), 'mlflow==9\n');
    expect(await call('apply', three)).toMatchObject({ code: 1, printed: { code: 'source-stale' } });
    // Somebody has written another alias into it: names become paths.
    const changed = JSON.parse(readFileSync(await plan('4.json'), 'utf8')) as { target: object };
    writeFileSync(
      path.join(here, 'changed.json'),
      JSON.stringify({ ...changed, target: { ...changed.target, also: ['../../x'] } }),
    );
    const refused = await call('apply', path.join(here, 'changed.json'));
    expect(refused).toMatchObject({ code: 3, printed: { code: 'name-alias' } });
    writeFileSync(path.join(here, 'no.json'), '{"format":1}');
    expect(await call('apply', path.join(here, 'no.json'))).toMatchObject({ code: 3, printed: { code: 'no-plan' } });
  });

  it('does not port half a model: links stop it, missing files too', async () => {
    const { here, call } = session();
    const model = path.join(here, 'model');
    cpSync(A, model, { recursive: true });
    symlinkSync('/etc/passwd', path.join(model, 'link'));
    rmSync(path.join(model, 'model.skops'));
    const { code, printed } = await call('export', model, '--to', path.join(here, 'ws'));
    expect([code, printed.stops]).toEqual([1, ['P02', 'P27']]);
    expect(existsSync(path.join(here, 'ws'))).toBe(false);
  });

  it('tells damage from what loading leaves behind', async () => {
    const { here, call, text } = session();
    const to = path.join(here, 'ws');
    await call('export', A, '--to', to, '--name', 'm');
    const [port = ''] = readdirSync(path.join(to, 'mlartifacts/model-porter'));
    const model = path.join(to, 'mlartifacts/model-porter', port);
    writeFileSync(path.join(model, 'registered_model_meta'), 'x');
    expect(await call('verify', to, 'm/1')).toMatchObject({ code: 0, printed: { state: 'same' } });
    writeFileSync(path.join(model, 'conda.yaml'), 'x');
    writeFileSync(path.join(model, 'extra'), 'x');
    rmSync(path.join(model, 'requirements.txt'));
    const { code, out } = await text('verify', to, 'm');
    expect(code).toBe(1);
    for (const line of ['missing:  requirements.txt', 'changed:  conda.yaml', 'added:  extra'])
      expect(out).toContain(line);
    expect(await call('export', A, '--to', to, '--name', 'm')).toMatchObject({
      code: 3,
      printed: { code: 'existing-damaged' },
    });
    rmSync(model, { recursive: true });
    expect(await call('verify', to)).toMatchObject({ code: 1, printed: { state: 'missing' } });
  });
});
