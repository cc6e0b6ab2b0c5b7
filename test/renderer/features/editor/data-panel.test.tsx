import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { DataPanel, type DataSource } from '../../../../renderer/features/editor/data-panel.tsx';
import { KnownError } from '../../../../shared/contract/errors.ts';
import type { ColumnEvidence, InferReport } from '../../../../shared/signature/infer/report.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const column = (name: string, more: Partial<ColumnEvidence> = {}): ColumnEvidence => ({
  name,
  type: { kind: 'scalar', name: 'long' },
  required: true,
  rows: 1200,
  nulls: 0,
  min: '1',
  max: '99',
  samples: ['7', '8'],
  dates: null,
  notices: [],
  ...more,
});
const columns = [
  column('age'),
  column('visits', {
    nulls: 12,
    required: false,
    notices: [{ code: 'infer-whole-with-gaps', severity: 'note', details: { nulls: 12 } }],
  }),
];
const report: InferReport = {
  format: 'csv',
  reading: 'csv',
  specs: columns.map(({ name, type, required }) => ({ kind: 'column', name, type: type!, required })),
  text: '[]',
  rows: 1200,
  bytes: 5000,
  columns,
  notices: [{ code: 'infer-integer-columns', severity: 'warning', details: {} }],
};
const file = { kind: 'file', token: 'f', name: 'orders.csv' } as const;
const flaws = async () => (await violations()).filter((each) => !/^(?:region|page-has-heading-one):/.test(each));

function draw(infer: (signal?: AbortSignal) => InferReport | Promise<InferReport>, source: DataSource = file) {
  const host = fakeHost({ answers: { 'data.infer': (_input, { signal }) => infer(signal) } });
  const [onUse, onClose] = [vi.fn(), vi.fn()];
  const asked = () => host.calls.filter(({ method }) => method === 'data.infer').map(({ input }) => input);
  const drawn = renderWith(host, <DataPanel source={source} onUse={onUse} onClose={onClose} />);
  return { host, onUse, onClose, asked, ...drawn };
}

describe('a signature from data', () => {
  it('shows rows, missing values, smallest, largest and samples of each column, and what to look at', async () => {
    const { user, onUse, asked } = draw(() => report);
    const table = await screen.findByRole('region', { name: 'What each type rests on' });
    const cells = within(table)
      .getAllByRole('row')
      .map((row) => [...row.children].map((cell) => cell.textContent));
    expect(cells).toEqual([
      ['Column', 'Type', 'Rows', 'Missing', 'Smallest', 'Largest', 'For example'],
      ['age', 'long', '1,200', '0', '1', '99', '7 · 8'],
      ['visits', 'long optional', '1,200', '12', '1', '99', '7 · 8'],
    ]);
    expect(screen.getByText(/12 are missing/).textContent).toMatch(/^visits: /);
    expect(screen.getByText(/Some columns hold whole numbers/)).toBeDefined();
    expect(asked()).toEqual([{ data: { grant: 'f' }, format: null, delimiter: ',', records: 'list' }]);
    expect(await flaws()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Use as outputs' }));
    expect(onUse).toHaveBeenCalledWith('outputs', report);
  });

  it('reads again with another delimiter or format, and gives the file back at the end', async () => {
    const { user, asked, host, unmount } = draw(() => report);
    await user.selectOptions(await screen.findByLabelText('Delimiter'), ';');
    await user.selectOptions(screen.getByLabelText('Read as'), 'json');
    expect(asked()).toMatchObject([{ delimiter: ',' }, { delimiter: ';' }, { format: 'json' }]);
    unmount();
    expect(host.calls.at(-1)).toMatchObject({ method: 'open.release', input: { grant: 'f' } });
  });

  it('takes a list of records as a DataFrame where that is wished', async () => {
    const { user, asked } = draw(() => ({ ...report, format: 'json', reading: 'records' }));
    await user.click(await screen.findByRole('radio', { name: 'DataFrame' }));
    expect(asked()).toMatchObject([{ records: 'list' }, { records: 'frame' }]);
  });

  it.each([
    ['a\n1', 'csv'],
    [' [{"a": 1}]', 'json'],
    ['{"inputs": [1]}', 'json'],
  ])('takes the pasted text %j for %s', async (text, format) => {
    const { user, asked } = draw(() => report, { kind: 'text' });
    fireEvent.change(screen.getByLabelText('Data as text'), { target: { value: text } });
    await user.click(screen.getByLabelText('Data as text'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('button', { name: 'Use as inputs' });
    expect(asked()).toEqual([{ data: { text }, format, delimiter: ',', records: 'list' }]);
  });

  it('shows how far it is, can be stopped, and says what went wrong', async () => {
    let tries = 0;
    const { user } = draw(async (signal) => {
      tries += 1;
      if (tries > 1) throw new KnownError('csv-empty', 'empty', { path: 'orders.csv' });
      await new Promise((done) => signal?.addEventListener('abort', done));
      throw new KnownError('cancelled', 'Cancelled.');
    });
    await screen.findByRole('progressbar', { name: 'Reading the data' });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await screen.findByText('Stopped. Nothing was inferred.');
    await user.selectOptions(screen.getByLabelText('Read as'), 'csv');
    await screen.findByText(/holds nothing, not even column names/);
  });
});
