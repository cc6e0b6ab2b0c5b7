import { act, screen } from '@testing-library/react';
import type { Recent } from '../../shared/contract/schemas.ts';
import { foundModel, grantOf, type FakeHost } from './fake-client.tsx';

/* What tests of the whole app in a fake host share. */

export const RECENT: Recent = {
  id: '0',
  name: 'churn',
  place: '~/models',
  kind: 'folder',
  opened: '2026-11-02T09:12:00Z',
  missing: false,
  flavors: ['sklearn'],
  store: null,
};
export const one = (path = '') => [foundModel(path)];
export const inputsOf = (host: FakeHost, method: string) =>
  host.calls.filter((call) => call.method === method).map((call) => call.input);
export const heading = (name: string) => screen.findByRole('heading', { name });

/** Opens things as a file manager or the command line would. */
export function request(host: FakeHost, ...names: string[]): void {
  act(() => host.emit({ name: 'open.requested', data: { grants: names.map(grantOf), errors: [] } }));
}
