import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorisedPage, type AuthorisedPage } from '../../support/authorised-page.ts';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';

const MODEL = path.join(ROOT, 'test/fixtures/unlike/v3-pyfunc-artifacts-code-paths');
const folder = temporaryFolder();
let tab: AuthorisedPage;
beforeAll(async () => {
  tab = await authorisedPage();
  tab.server.host.request([MODEL]);
});
afterAll(async () => {
  await tab?.close();
  folder.remove();
});

async function mark(name: string): Promise<void> {
  await tab.page.locator('.file-tree [data-row]', { has: tab.page.locator(`[title="${name}"]`) }).focus();
  await tab.page.keyboard.press('Space');
}

describe('files in the tab', () => {
  it('saves one file as it is, and several as a zip', async () => {
    const { page } = tab;
    await page.getByRole('tab', { name: 'Files' }).click();
    await mark('text.py');
    const save = page.getByRole('button', { name: 'Save selected' });
    const [one] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(one.suggestedFilename()).toBe('text.py');
    await one.saveAs(path.join(folder.path, 'text.py'));
    expect(readFileSync(path.join(folder.path, 'text.py'))).toEqual(
      readFileSync(path.join(MODEL, 'code/mylib/text.py')),
    );
    await mark('vocabulario.txt');
    const [two] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const zip = path.join(folder.path, two.suggestedFilename());
    await two.saveAs(zip);
    const script = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *sorted(z.namelist()))';
    const listed = execFileSync('python3', ['-c', script, zip], { encoding: 'utf8' }).trim();
    const top = 'v3-pyfunc-artifacts-code-paths-files';
    expect(listed).toBe(`None ${top}/artifacts/vocabulario.txt ${top}/code/mylib/text.py`);
    expect(tab.complaints).toEqual([]);
  });
});
