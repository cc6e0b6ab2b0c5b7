import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FilesView } from '../../../../renderer/features/files/files-view.tsx';
import type { FilePreview, ListedFile } from '../../../../shared/contract/file-methods.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const file = (path: string, more: Partial<ListedFile> = {}): ListedFile => ({
  path,
  type: 'file',
  size: 10,
  purpose: 'unknown',
  referenced: false,
  code: null,
  ...more,
});
const FILES = [
  file('MLmodel', { purpose: 'model', referenced: true }),
  file('code/a.py', { purpose: 'code', referenced: true, code: 'python' }),
  file('gone.bin', { type: 'missing', purpose: 'artifact', referenced: true, size: 0 }),
  file('model.pkl', { purpose: 'model', referenced: true, code: 'cloudpickle' }),
  file('settings.json'),
  file('x/rows.csv'),
];

function draw(files: readonly ListedFile[] = FILES, previews: Readonly<Record<string, FilePreview>> = {}) {
  const host = fakeHost({
    answers: {
      'files.list': () => ({
        handle: 'h',
        summary: { count: 5, size: 50, complete: true, code: 2, codeFiles: [], notLooked: 0 },
      }),
      'files.page': ({ cursor, limit }) => ({
        rows: files.slice(cursor, cursor + limit),
        next: cursor + limit < files.length ? cursor + limit : null,
      }),
      'files.preview': ({ file: path, at }) =>
        previews[`${path} ${at}`] ?? { kind: 'text', language: 'text', text: path, masked: false, next: null },
      'files.hash': ({ files: asked }) => ({ digests: asked.map((path) => ({ path, digest: 'ab12' })) }),
    },
  });
  return { host, ...renderWith(host, <FilesView grant="g" path="" />) };
}
const rows = async () => within(await screen.findByRole('treegrid')).getAllByRole('row');

/** Drawn alone, the view has no page around it: landmarks and the first heading are the page's. */
const flaws = async () => (await violations()).filter((each) => !/^(?:region|page-has-heading-one):/.test(each));

describe('the files of a model', () => {
  it('are a tree that says what each is for and which run code', async () => {
    draw();
    const [, ...shown] = (await rows()).map((row) => row.textContent);
    for (const [at, part] of [
      'code',
      'not judged yet: loading it runs code (Python code)',
      'x',
      'unknown · not named in MLmodel',
      'MLmodel',
      'artifact · MLmodel names it, but it is missing',
      'model · not judged yet: loading it runs code (cloudpickle)',
      'settings.json',
    ].entries())
      expect(shown[at]).toContain(part);
    expect(shown).toHaveLength(8);
    expect(await flaws()).toEqual([]);
  });

  it('open and close, are shown and chosen by keyboard alone', async () => {
    const { user, host } = draw();
    const [, code] = await rows();
    code?.focus();
    await user.keyboard('{ArrowLeft}');
    expect(code?.getAttribute('aria-expanded')).toBe('false');
    (await rows()).at(-1)?.focus();
    await user.keyboard(' {Enter}');
    await screen.findByRole('heading', { name: 'settings.json' });
    await screen.findByText('1 file selected');
    await user.click(screen.getByRole('button', { name: 'SHA-256' }));
    await screen.findByText('ab12');
    expect(host.calls.findLast(({ method }) => method === 'files.hash')?.input).toMatchObject({
      files: ['settings.json'],
    });
  });

  it('show JSON as a tree, a table by parts, and text as text', async () => {
    const table = { kind: 'table', columns: ['a'], moreColumns: 0, total: null } as const;
    const { user } = draw(FILES, {
      'settings.json 0': {
        kind: 'text',
        language: 'json',
        text: '{"deep": [1, {"b": NaN}]}',
        masked: true,
        next: null,
      },
      'x/rows.csv 0': { ...table, rows: [['first']], next: 6 },
      'x/rows.csv 6': { ...table, rows: [['second']], next: null },
      'MLmodel 0': { kind: 'text', language: 'yaml', text: 'a: <b>1</b>', masked: false, next: null },
    });
    await rows();
    const show = (name: RegExp) => user.click(screen.getByRole('row', { name }));
    await show(/settings\.json/);
    await screen.findByRole('button', { name: /deep: ?\[2\]/ });
    expect(screen.getByText(/are shown as \*\*\*/)).toBeTruthy();
    await show(/rows\.csv/);
    await screen.findByRole('cell', { name: 'first' });
    await user.click(screen.getByRole('button', { name: 'Next part' }));
    await screen.findByRole('cell', { name: 'second' });
    expect(await flaws()).toEqual([]);
    await show(/^☐ MLmodel|MLmodel.*B/);
    await screen.findByRole('heading', { name: 'MLmodel' });
    expect(document.querySelector('b')).toBeNull();
  });

  it('draws only what is in sight of 200,000 files', async () => {
    draw(Array.from({ length: 200_000 }, (_, at) => file(`f${String(at).padStart(6, '0')}`)));
    expect((await rows()).length).toBeLessThan(100);
    expect(screen.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('200001');
  });
});
