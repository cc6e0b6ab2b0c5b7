import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CheckView } from '../../../../renderer/features/check/check-view.tsx';
import { checkPayload } from '../../../../shared/signature/payload/check-payload.ts';
import { readModelDocument } from '../../../../shared/mlmodel/read-model-document.ts';
import type { Input } from '../../../../shared/contract/contract.ts';
import { KnownError } from '../../../../shared/contract/errors.ts';
import type { ModelReading } from '../../../../shared/contract/model-reading.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const document_ = readModelDocument(
  new TextEncoder().encode(
    `flavors: {x: {}}\nsignature:\n  inputs: '[{"type": "long", "name": "age", "required": true}]'\n`,
  ),
);
const reading: ModelReading = {
  path: '',
  name: 'churn',
  document: document_,
  references: [],
  files: { count: 1, size: 1, largest: null, complete: true },
  problems: [],
};
/** The engine itself behind a host of the test's own. */
const answer = ({ channel, contentType, payload }: Input<'check.payload'>) =>
  checkPayload(
    document_.signature,
    { channel, contentType, text: payload.kind === 'text' ? payload.text : '' },
    '3.17.2',
  );

let drawn = 0;
function draw(answers: Parameters<typeof fakeHost>[0] = {}) {
  const host = fakeHost({ ...answers, answers: { 'check.payload': answer, ...answers?.answers } });
  return {
    host,
    ...renderWith(host, <CheckView grant={`g${(drawn += 1)}`} path="" reading={reading} compared={[]} />),
  };
}
const field = () => screen.getByLabelText('Payload') as HTMLTextAreaElement;
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });

/** Drawn alone, the view has no page around it: landmarks and the first heading are the page's. */
const flaws = async () => (await violations()).filter((each) => !/^(?:region|page-has-heading-one):/.test(each));

describe('the payload check', () => {
  it('makes a payload from the signature and says what the model receives', async () => {
    const { user } = draw();
    await user.click(screen.getByRole('button', { name: /New from signature/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'dataframe_records' }));
    expect(field().value).toContain('"age": 1');
    await screen.findByText('MLflow 3.17 would accept this payload.');
    expect(screen.getByRole('columnheader', { name: /age/ }).textContent).toContain('int64');
    expect(await flaws()).toEqual([]);
  });

  it('marks the value at fault, goes there, and mends it by a click or Ctrl+.', async () => {
    const { user } = draw();
    type('{"dataframe_split": {"columns": ["Age"],\n "data": [[1]]}}');
    await screen.findByText(/would refuse this payload/);
    expect(document.querySelector('.payload-marks mark')?.textContent).toBe('"Age"');
    await user.click(screen.getByRole('button', { name: /Line 1, column 34/ }));
    expect([field().selectionStart, field().selectionEnd]).toEqual([33, 38]);
    await user.click(screen.getByRole('button', { name: 'Call it "age"' }));
    expect(field().value).toContain('"columns": ["age"]');
    await screen.findByText('MLflow 3.17 would accept this payload.');
    type('{"dataframe_records": [{"Age": 1}]}');
    await screen.findByText(/would refuse this payload/);
    field().focus();
    await user.keyboard('{Control>}.{/Control}');
    expect(field().value).toBe('{"dataframe_records": [{"age": 1}]}');
  });

  it('changes form, lays out, and says where it can not', async () => {
    const { user } = draw();
    type('{"dataframe_split": {"columns": ["age"], "data": [[1.0]]}}');
    await user.click(screen.getByRole('button', { name: /Change/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'As dataframe_records' }));
    expect(field().value.replace(/\s/g, '')).toBe('{"dataframe_records":[{"age":1.0}]}');
    type('[1');
    await user.click(screen.getByRole('button', { name: /Change/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'As inputs' }));
    await screen.findByText(/not a table in one of the forms/);
  });

  it('takes the example of the model, a file, and a file too large to show', async () => {
    const grant = { token: 'f', name: 'orders.csv', kind: 'file' } as const;
    const texts = [
      () => ({ name: 'orders.csv', text: 'age\n1\n' }),
      () => {
        throw new KnownError('text-too-large', 'large', { path: 'x', size: 1, limit: 1 });
      },
    ];
    const { user, host } = draw({
      answers: {
        'check.example': () => ({ name: 'e', text: '{"inputs": [1]}' }),
        'open.pick': () => ({ grants: [grant], errors: [] }),
        'file.text': () => texts.shift()!(),
      },
    });
    await user.click(screen.getByRole('button', { name: 'Example of the model' }));
    await waitFor(() => expect(field().value).toBe('{"inputs": [1]}'));
    await user.click(screen.getByRole('button', { name: 'Open file…' }));
    await waitFor(() => expect(field().value).toBe('age\n1\n'));
    expect((screen.getByLabelText('Content type') as HTMLSelectElement).value).toBe('text/csv');
    await user.click(screen.getByRole('button', { name: 'Open file…' }));
    await screen.findByText(/"orders.csv" is too long to show here/);
    await waitFor(() =>
      expect(host.calls.some(({ input }) => JSON.stringify(input)?.includes('"kind":"file"'))).toBe(true),
    );
  });

  it('shows when the job process died, and tries again', async () => {
    let dead = true;
    const { user } = draw({
      answers: {
        'check.payload': (input) => {
          if (dead) throw new KnownError('job-died', 'died', { reason: 'SIGKILL' });
          return answer(input);
        },
      },
    });
    type('{"inputs": {"age": [1]}}');
    await screen.findByText(/ended \(SIGKILL\)/);
    dead = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('MLflow 3.17 would accept this payload.');
  });

  it('says what it does with a large file, can be stopped, and started again', async () => {
    const grant = { token: 'f', name: 'orders.json', kind: 'file' } as const;
    let hangs = true;
    const { user } = draw({
      answers: {
        'open.pick': () => ({ grants: [grant], errors: [] }),
        'file.text': () => {
          throw new KnownError('text-too-large', 'large', { path: 'x', size: 1, limit: 1 });
        },
        'check.payload': async (input, { signal, onProgress }) => {
          if (!hangs) return answer(input);
          onProgress?.({ step: 'checking' });
          await new Promise((done) => signal?.addEventListener('abort', done));
          throw new KnownError('cancelled', 'Cancelled.');
        },
      },
    });
    await user.click(screen.getByRole('button', { name: 'Open file…' }));
    await screen.findByText('Checking the payload …', {}, { timeout: 5000 });
    await user.click(await screen.findByRole('button', { name: 'Cancel' }, { timeout: 5000 }));
    await screen.findByText('Stopped before there was an answer.');
    hangs = false;
    await user.click(screen.getAllByRole('button', { name: 'Check' }).at(-1)!);
    await screen.findByText(/would refuse this payload/);
  });

  it('gives its result on: copied as text', async () => {
    const { user } = draw();
    type('{"inputs": {"age": ["x"]}}');
    await screen.findByText(/would refuse this payload/);
    await user.click(screen.getByRole('button', { name: 'Copy result' }));
    expect(await navigator.clipboard.readText()).toMatch(
      /^A payload against churn\nChannel: .*\nMLflow 3\.17 would refuse/,
    );
    await user.click(screen.getByRole('button', { name: 'Save result' }));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Markdown', 'JSON']);
  });

  it('keeps payloads as a suite and counts who passes', async () => {
    const { user } = draw();
    type('{"inputs": {"age": ["x"]}}');
    await screen.findByText(/would refuse this payload/);
    await user.click(screen.getByRole('button', { name: 'Save this payload' }));
    expect((screen.getByLabelText('Expected of Payload 1') as HTMLSelectElement).value).toBe('refused');
    await user.click(screen.getByRole('button', { name: 'Run on all open models' }));
    await screen.findByText('churn: 1 of 1 pass');
    await user.selectOptions(screen.getByLabelText('Expected of Payload 1'), 'accepted');
    await user.click(screen.getByRole('button', { name: 'Run on all open models' }));
    await screen.findByText('churn: 0 of 1 pass');
    expect(await flaws()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove Payload 1' }));
  });
});
