import { screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { DetailsView } from '../../../../renderer/features/details/details-view.tsx';
import { EnvironmentView } from '../../../../renderer/features/environment/environment-view.tsx';
import { DataTable } from '../../../../renderer/features/files/data-table.tsx';
import { FilesView } from '../../../../renderer/features/files/files-view.tsx';
import { RecentRow } from '../../../../renderer/features/library/recent-row.tsx';
import { FlavorsView } from '../../../../renderer/features/model/flavors-view.tsx';
import { SignatureView } from '../../../../renderer/features/model/signature-view.tsx';
import { ModelList } from '../../../../renderer/features/open/model-list.tsx';
import { Inspector } from '../../../../renderer/features/rows/inspector.tsx';
import { RowCopying } from '../../../../renderer/features/rows/row-copying.tsx';
import { RowsProvider } from '../../../../renderer/features/rows/rows-provider.tsx';
import type { ModelReading } from '../../../../shared/contract/model-reading.ts';
import { environmentReport } from '../../../../shared/environment/environment-report.ts';
import { readModelDocument } from '../../../../shared/mlmodel/read-model-document.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost, foundModel } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';
import { RECENT } from '../../../support/whole-app.tsx';

const MLMODEL = `flavors:
  sklearn: {pickled_model: model.pkl, sklearn_version: 1.5.2}
model_id: m-1
metadata: {team: risk, tags: [a, 9007199254740993]}
signature:
  inputs: '[{"name": "customer", "type": "object", "required": true, "properties": {"city": {"type": "string", "required": false}}}]'
  params: '[{"name": "top_k", "type": "long", "default": 10, "shape": null}]'
`;
const document_ = readModelDocument(new TextEncoder().encode(MLMODEL));
const reading = {
  document: document_,
  files: { count: 3, size: 5000, largest: null, complete: true },
  references: [{ key: 'pickled_model', role: 'model', path: 'model.pkl', line: 2, state: 'present', size: 4000 }],
  problems: [],
} as unknown as ModelReading;
const report = environmentReport(document_, [
  { source: 'requirements', name: 'requirements.txt', state: 'read', text: 'scikit-learn==1.4\n' },
]);
const FILE = {
  path: 'code/a.py',
  type: 'file',
  size: 1234,
  purpose: 'code',
  referenced: true,
  code: 'python',
} as const;
const host = () =>
  fakeHost({
    answers: {
      'model.environment': () => report,
      'model.details': () => ({ registered: null, late: 0 }),
      'files.page': () => ({ rows: [FILE], next: null }),
    },
  });
const ignore = () => undefined;

/** A table, what copies its rows, and the inspector beside it. */
const draw = (part: ReactNode, language: 'en' | 'es' = 'en') =>
  renderWith(
    host(),
    <RowsProvider>
      <main>
        <h1>x</h1>
        {part}
      </main>
      <Inspector from="churn" onClose={ignore} />
      <RowCopying />
    </RowsProvider>,
    language,
  );
const copied = () => navigator.clipboard.readText();
const focusRow = async (place: string) => {
  const row = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(place);
    expect(found).not.toBeNull();
    return found as HTMLElement;
  });
  row.focus();
  return row;
};
const COPY = '{Control>}c{/Control}';
const COPY_JSON = '{Control>}{Shift>}c{/Shift}{/Control}';

describe('a row of', () => {
  it.each<[string, ReactNode, string, string, unknown, readonly string[]]>([
    [
      'the signature',
      <SignatureView key="" signature={document_.signature} />,
      '[aria-label=Inputs] [data-row="1"]',
      'city\tstring\toptional',
      { name: 'city', type: 'string', required: false },
      ['Input column · churn', 'Inside of', 'customer'],
    ],
    [
      'the params',
      <SignatureView key="" signature={document_.signature} />,
      '[aria-label=Params] [data-row="0"]',
      'top_k\tlong\t10',
      { name: 'top_k', type: 'long', default: '10' },
      ['Param · churn', 'Default', '10'],
    ],
    [
      'the environment',
      <EnvironmentView key="" grant="g" path="" />,
      '.packages [data-row="0"]',
      'scikit-learn\tscikit-learn==1.4\t\t\t1.5.2\trequirements.txt pins 1.4; MLmodel asks for 1.5.2',
      {
        name: 'scikit-learn',
        requirements: [{ text: 'scikit-learn==1.4', file: 'requirements.txt', line: 1 }],
        mlmodel: [{ text: '1.5.2', file: 'MLmodel', line: 2 }],
        marks: [{ kind: 'disagree', a: 'requirements', b: 'mlmodel', version: '1.4', other: '1.5.2' }],
      },
      ['Package · churn', '(requirements.txt, line 1)', 'Remarks'],
    ],
    [
      'the files, a file',
      <FilesView key="" grant="g" path="" />,
      '.file-tree [data-row="1"]',
      'code/a.py\t1234\tcode · not judged yet: loading it runs code (Python code)',
      { path: 'code/a.py', type: 'file', size: 1234, purpose: 'code', referenced: true, code: 'python' },
      ['1.2 kB (1,234 B)', 'Python code'],
    ],
    [
      'the files, a folder',
      <FilesView key="" grant="g" path="" />,
      '.file-tree [data-row="0"]',
      'code/\t1234\t1',
      { path: 'code/', files: 1, size: 1234 },
      ['Folder · churn'],
    ],
    [
      'the flavors',
      <FlavorsView key="" reading={reading} />,
      '.facts [data-row="1"]',
      'sklearn\tpickled_model\tmodel.pkl\t4 kB',
      { flavor: 'sklearn', key: 'pickled_model', role: 'model', path: 'model.pkl', state: 'present', size: 4000 },
      ['Flavor · churn', 'Part in the model', 'pickled_model'],
    ],
    [
      'the details',
      <DetailsView key="" grant="g" path="" reading={reading} onLine={ignore} />,
      '[aria-label="Keys of MLflow"] [data-row="0"]',
      'metadata\t{"team": "risk", "tags": ["a", 9007199254740993]}',
      '{"metadata": {"team": "risk", "tags": ["a", 9007199254740993]}}',
      ['tags:\n  1: a\n  2: 9007199254740993', 'Whose key'],
    ],
    [
      'the facts',
      <DetailsView key="" grant="g" path="" reading={reading} onLine={ignore} />,
      '[aria-label=Identity] [data-row="0"]',
      'Logged model (model_id)\tm-1',
      { model_id: 'm-1' },
      ['m-1'],
    ],
    [
      'data',
      <DataTable
        key=""
        label="rows"
        preview={{ kind: 'table', columns: ['a', 'b'], moreColumns: 0, rows: [['1', 'x']], total: 1, next: null }}
      />,
      '.data-table [data-row="0"]',
      '1\tx',
      { a: '1', b: 'x' },
      ['Row 1 of this part'],
    ],
    [
      'the models found',
      <ModelList
        key=""
        label="models"
        rows={[foundModel('m/one')]}
        sorting={null}
        onSort={ignore}
        marked={new Set()}
        onMark={ignore}
        onMarkAll={ignore}
        onOpen={ignore}
      />,
      '.model-list [data-row="0"]',
      'one\tm\tsklearn, python_function\t3.4.0\t\t4 in, 1 out',
      foundModel('m/one'),
      ['Model · churn', 'm/one'],
    ],
    [
      'what was opened before',
      <ul key="">
        <RecentRow recent={RECENT} onOpen={ignore} onLocate={null} onForget={ignore} />
      </ul>,
      '.recent-open',
      'churn\t~/models\tsklearn\t2026-11-02T09:12:00Z',
      RECENT,
      ['Opened before · churn', '~/models'],
    ],
  ])('%s is copied as text and as JSON, and shown whole', async (_name, part, place, text, json, shown) => {
    const { user } = draw(part);
    const inspector = screen.getByRole('complementary', { name: 'Inspector' });
    expect(inspector.textContent).toContain('Choose a row of a table');
    await focusRow(place);
    await user.keyboard(COPY);
    expect(await copied()).toBe(text);
    await screen.findByText('Row copied');
    await user.keyboard(COPY_JSON);
    if (typeof json === 'string') expect(await copied()).toBe(json);
    else expect(JSON.parse(await copied())).toEqual(json);
    for (const each of shown) expect(inspector.textContent).toContain(each);
    expect(document.querySelectorAll('[aria-current=true]')).toHaveLength(1);
    expect((await violations()).filter((each) => !each.startsWith('region:'))).toEqual([]);
  });

  it('a table is said in Spanish too', async () => {
    draw(<SignatureView signature={document_.signature} />, 'es');
    await focusRow('[data-row="0"]');
    await screen.findByText('Columna de entrada · churn');
  });
});

describe('the chosen row', () => {
  const table = <SignatureView signature={document_.signature} />;

  it('is the one the keys move to, in whichever table, until its table goes', async () => {
    const { user, rerender } = draw(table);
    const inspector = screen.getByRole('complementary');
    const title = () => within(inspector).getByRole('heading', { level: 3 }).textContent;
    await focusRow('[aria-label=Inputs] [data-row="0"]');
    await waitFor(() => expect(title()).toBe('customer'));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(title()).toBe('city'));
    await focusRow('[aria-label=Params] [data-row="0"]');
    await waitFor(() => expect(title()).toBe('top_k'));
    rerender(<p>nothing</p>);
    expect(document.body.textContent).toBe('nothing');
  });

  it('leaves Ctrl+C to marked text and to fields', async () => {
    const { user } = draw(table);
    const row = await focusRow('[data-row="0"]');
    await navigator.clipboard.writeText('before');
    getSelection()?.selectAllChildren(row);
    await user.keyboard(COPY);
    getSelection()?.removeAllRanges();
    expect(screen.queryByText('Row copied')).toBeNull();
    screen.getByRole('searchbox').focus();
    await user.keyboard(COPY);
    expect(screen.queryByText('Row copied')).toBeNull();
    await focusRow('[data-row="0"]');
    await user.keyboard(COPY);
    await screen.findByText('Row copied');
  });

  it('is said not to be copied where the clipboard refuses', async () => {
    const { user } = draw(table);
    await focusRow('[data-row="0"]');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await user.keyboard(COPY);
    await screen.findByText(/could not be copied/);
  });

  it('has each of its facts copied by a button, and its JSON by lines', async () => {
    const { user } = draw(table);
    await focusRow('[data-row="1"]');
    await user.click(await screen.findByRole('button', { name: 'Copy Inside of' }));
    expect(await copied()).toBe('customer');
    await user.click(screen.getByText('As JSON'));
    expect(document.querySelector('.inspector-json')?.textContent).toBe(
      '{\n  "name": "city",\n  "type": "string",\n  "required": false\n}',
    );
  });
});
