import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { FlavorsView } from '../../../../renderer/features/model/flavors-view.tsx';
import { ModelPage } from '../../../../renderer/features/model/model-page.tsx';
import { Overview } from '../../../../renderer/features/model/overview.tsx';
import { RawView } from '../../../../renderer/features/model/raw-view.tsx';
import { RowCopying } from '../../../../renderer/features/rows/row-copying.tsx';
import { SignatureView } from '../../../../renderer/features/model/signature-view.tsx';
import { KnownError } from '../../../../shared/contract/errors.ts';
import type { ModelReading } from '../../../../shared/contract/model-reading.ts';
import { readModelDocument } from '../../../../shared/mlmodel/read-model-document.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost, grantOf } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const read = (text: string | Uint8Array): ModelReading => ({
  path: '',
  name: 'churn',
  document: readModelDocument(typeof text === 'string' ? new TextEncoder().encode(text) : text),
  references: [],
  files: { count: 1, size: 1, largest: null, complete: true },
  problems: [],
});
const SIGNED = `flavors: {x: {}}\nsignature:\n  inputs: '[{"type": "long", "name": "age", "required": false}]'\n`;
const EMPTY = read('flavors: {}\n');
const PARTIAL = read('flavors:\n  acme: {a: 1}\nsignature: [1, 2\n');
const BINARY = read(new Uint8Array([0x80, 4, 0x95, 0, 0, 0]));
const show = (part: ReactNode) => renderWith(fakeHost(), <main>{part}</main>);
const says = (text: RegExp) => expect(document.body.textContent).toMatch(text);

describe('the views of a model', () => {
  it.each<[string, ModelReading, RegExp]>([
    ['empty', EMPTY, /has no signature/],
    ['partial', PARTIAL, /indentation does not fit/],
    ['unreadable', BINARY, /Nothing could be read/],
  ])('overview: %s', async (_state, reading, text) => {
    show(<Overview reading={reading} onLine={() => undefined} safety={null} />);
    says(text);
    expect(await violations()).toEqual([]);
  });

  it.each<[string, ModelReading, RegExp]>([
    ['empty', EMPTY, /no flavor/i],
    ['partial', PARTIAL, /acme/],
  ])('flavors: %s', async (_state, reading, text) => {
    show(<FlavorsView reading={reading} />);
    says(text);
    expect(await violations()).toEqual([]);
  });

  it('signature: none', async () => {
    show(<SignatureView signature={EMPTY.document.signature} />);
    says(/logged without a/);
    expect(await violations()).toEqual([]);
  });

  it('MLmodel: none that is text', async () => {
    show(<RawView document={BINARY.document} line={null} />);
    says(/binary data/);
    expect(await violations()).toEqual([]);
  });
});

describe('a row of the signature', () => {
  it.each([
    ['window', '{Control>}c{/Control}', 'age\tlong\toptional'],
    ['window', '{Control>}{Shift>}c{/Shift}{/Control}', '{"name":"age","type":"long","required":false}'],
    ['tab', '{Alt>}{Shift>}c{/Shift}{/Alt}', '{"name":"age","type":"long","required":false}'],
  ] as const)('is copied in the %s by %s', async (face, keys, text) => {
    const { user } = renderWith(
      fakeHost({ face }),
      <>
        <SignatureView signature={read(SIGNED).document.signature} />
        <RowCopying />
      </>,
    );
    const row = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-row="0"]');
      expect(found).not.toBeNull();
      return found;
    });
    row?.focus();
    await user.keyboard(keys);
    expect(await navigator.clipboard.readText()).toBe(text);
    await screen.findByText('Row copied');
  });
});

describe('the page of a model', () => {
  const page = (answer: () => ModelReading) =>
    renderWith(
      fakeHost({ answers: { 'model.read': answer } }),
      <ModelPage
        grant={grantOf('churn')}
        title={null}
        path=""
        view="overview"
        onView={() => undefined}
        onOpened={() => undefined}
        onCompare={() => undefined}
        onExport={() => undefined}
        comparisons={[]}
        home={null}
        here={{ tab: 't', name: 'm' }}
        dispatch={() => undefined}
      />,
    );

  it('says that it is there', async () => {
    page(() => read(SIGNED));
    await screen.findByText('Opened churn.');
  });

  it('says why it is not, and reads again', async () => {
    let tries = 0;
    const { user } = page(() => {
      tries += 1;
      if (tries < 2) throw new KnownError('not-found', 'gone', { path: 'churn' });
      return read(SIGNED);
    });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { level: 1, name: 'churn' });
  });
});
