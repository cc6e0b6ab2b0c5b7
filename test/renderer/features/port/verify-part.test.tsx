import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ErrorData } from '../../../../shared/contract/errors.ts';
import { VerifyPart } from '../../../../renderer/features/port/verify-part.tsx';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const MOVED: ErrorData = { code: 'version-moved', message: '', details: { path: '/old/m', place: '/now/m' } };

it.each([
  ['same', null, ['Read again just now: every file is as it was ported.']],
  ['differs', null, ['It is not as it was ported:', 'changed: MLmodel']],
  [
    'moved',
    MOVED,
    [/NOT where MLflow looks for it/, /looks for it at "\/old\/m", where it is not; it is at "\/now\/m"/],
  ],
] as const)('a version that is read again and found %s', async (state, problem, said) => {
  const changed = state === 'differs' ? ['MLmodel'] : [];
  const difference = { missing: [], changed, added: [], expected: [] };
  const found = { model: 'm', version: '1', state, files: 3, difference, problem };
  const { user } = renderWith(fakeHost({ answers: { 'port.verify': () => found } }), <VerifyPart id="p" />);
  await user.click(screen.getByRole('button'));
  for (const each of said) await screen.findByText(each);
  expect(document.querySelector('.notice')?.className).toContain(state === 'same' ? 'ok' : 'error');
});
