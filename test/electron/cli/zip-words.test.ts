import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);
/** The name under which it is made, and a version, which a zip has none of. */
const FOREIGN = /porter-zip|version 1\b|Version: |"version": "1"/;

async function exported() {
  const { here, text } = session();
  const zip = path.join(here, 'm.zip');
  const target = ['export', A, '--to', zip, '--name', 'm'];
  return { zip, here, text, target, first: await text(...target) };
}

it.each(['html', 'markdown', 'json'])(
  'a report as %s of a port into a zip names the zip that was asked for',
  async (format) => {
    const { zip, here, text } = await exported();
    const kept = path.join(here, `r.${format === 'markdown' ? 'md' : format}`);
    await text('report', '--last', '--out', kept, '--format', format);
    const printed = (await text('report', '--last', '--format', format)).out;
    for (const report of [printed, readFileSync(kept, 'utf8')]) {
      expect(report).not.toMatch(FOREIGN);
      expect(report).toContain(zip);
      expect(report).toContain('Ported: m is in the zip.');
    }
  },
);

it.each([
  ['is there', false, (zip: string) => `The zip ${zip} was removed.`],
  ['is gone', true, (zip: string) => `The zip ${zip} was gone already`],
])('the terminal speaks of the zip, also when it is taken back and %s', async (_what, isGone, told) => {
  const { zip, text, target, first } = await exported();
  expect(first.out).toContain(`Ported: m is in ${zip}.`);
  const plan = await text('plan', ...target.slice(1));
  expect(plan.out).toContain(`${zip} holds the same already: no other zip would be made.`);
  const again = await text(...target);
  expect(again.out).toContain(`Already there: ${zip} holds the same.`);
  const [, id = ''] = /model-porter undo (\S+)/.exec(first.out) ?? [];
  if (isGone) rmSync(zip);
  const undone = await text('undo', id);
  expect(undone.out).toContain(told(zip));
  for (const { out } of [first, plan, again, undone]) expect(out).not.toMatch(FOREIGN);
});
