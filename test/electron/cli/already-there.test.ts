import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);

it.each([
  [
    'w',
    'Already there as m version 1.',
    'It is there already as m version 1: no other would be made.',
    'version',
    'version 1 (before: nothing)',
  ],
  [
    'w.zip',
    'Already there: ',
    'holds the same already: no other zip would be made.',
    'zip',
    'Not written: Alias  two  The zip that is there keeps its own.',
  ],
])(
  'what the same content in %s does not get is told, by the plan and by the export',
  async (to, there, would, what, ofAlias) => {
    const { here, text } = session();
    const target = ['--to', path.join(here, to), '--name', 'm'];
    await text('export', A, ...target, '--alias', 'one', '--tag', 'a=1', '--description', 'd');
    const same = [A, ...target, '--alias', 'one', '--tag', 'a=1', '--description', 'd'];
    const again = await text('export', ...same);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining(there) as string]);
    expect(again.out).not.toContain('Not written');
    expect((await text('plan', ...same)).out).not.toMatch(/^ {2}lost/m);
    const more = [A, ...target, '--alias', 'two', '--tag', 'b=1', '--tag', 'a=2', '--description', 'e'];
    const plan = await text('plan', ...more);
    expect(plan.out).toContain(would);
    for (const lost of ['Tag  b: 1', 'Tag  a: 2', 'Description  e'])
      expect(plan.out).toContain(`lost          ${lost}  The ${what} that is there keeps its own.`);
    const { code, out } = await text('export', ...more);
    expect([code, out]).toEqual([0, expect.stringContaining(ofAlias) as string]);
    for (const lost of ['Tag  b: 1', 'Tag  a: 2', 'Description  e'])
      expect(out).toContain(`Not written: ${lost}  The ${what} that is there keeps its own.`);
  },
);
