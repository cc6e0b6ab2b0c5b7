import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { portSessions } from '../../support/port-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const B = path.join(ROOT, 'assets/examples/diabetes-2026');
const newSession = portSessions();
function session() {
  const made = newSession();
  return { ...made, read: (name: string) => readFileSync(path.join(made.here, name), 'utf8') };
}

describe('a report of a port on the command line', () => {
  it.each([
    ['r.html', /<p class="sentence">Ported as diabetes version 1\. 7 of 7 files identical/],
    ['r.md', /^\*\*Ported as diabetes version 1\. 7 of 7 files identical/m],
    ['r.json', /"report": "port"/],
  ])('goes to %s along with it', async (name, wanted) => {
    const { here, to, call, read } = session();
    const { code } = await call('export', A, '--to', to, '--name', 'diabetes', '--report', path.join(here, name));
    expect(code).toBe(0);
    expect(read(name)).toMatch(wanted);
  });

  it('is asked for afterwards, by its id or as the newest, in the language of the terminal', async () => {
    const { here, to, call } = session();
    const { out } = await call('export', A, '--to', to, '--name', 'diabetes', '--json');
    const { id, journal } = JSON.parse(out) as { id: string; journal: string };
    for (const which of [id, journal, '--last']) {
      const { code, out: text } = await call('report', which);
      expect(code).toBe(0);
      expect(text).toContain('# Port of diabetes');
      expect(text.match(/\| [0-9a-f]{64} \|/g)).toHaveLength(7);
    }
    const spanish = await command(path.join(here, 'data'), ['report', id, '--format', 'html'], 'es');
    expect(spanish.out).toContain('<html lang="es">');
    await call('undo', id);
    expect((await call('report', id)).out).toContain('**Taken back. ');
  });

  it('tells why nothing was written, where a check stopped', async () => {
    const { here, to, call, read } = session();
    await call('export', A, '--to', to, '--name', 'm');
    const { code } = await call('export', B, '--to', to, '--name', 'm', '--report', path.join(here, 's.md'));
    expect(code).toBe(1);
    expect(read('s.md')).toMatch(
      /\*\*Stopped by a check: nothing was written\.\*\*[^]*Callers of version 1 must change/,
    );
  });

  it('is written to a new file of a known form only, and looked at before anything is done', async () => {
    const { here, to, call } = session();
    const pdf = await call('export', A, '--to', to, '--report', path.join(here, 'r.pdf'));
    expect(pdf).toMatchObject({ code: 3, err: expect.stringContaining('.html, .md or .json') as string });
    const taken = await call('export', A, '--to', to, '--report', path.join(ROOT, 'README.md'));
    expect(taken).toMatchObject({ code: 3, err: expect.stringContaining('is there already') as string });
    expect(existsSync(to)).toBe(false);
    expect((await call('report', '20260101-000000-00000000')).code).toBe(3);
    expect((await call('report')).code).toBe(2);
    expect((await call('report', '--last', '--format', 'pdf')).code).toBe(2);
  });
});
