import { act, configure, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { comparing } from './comparison.ts';
import { fakeHost, foundModel, grantOf, type FakeHost } from './fake-client.tsx';
import { renderApp } from './render.tsx';

// Screens of many parts on a busy machine.
configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

/** What is found behind the grants of these names. */
export const models = {
  'grant-a': [foundModel('x/a')],
  'grant-b': [foundModel('x/b')],
  'grant-c': [foundModel('x/c')],
  'grant-many': [foundModel('m/one'), foundModel('m/two')],
};

export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
export const table = () => screen.findByRole('treegrid');
export const inputsOf = (host: FakeHost, method: string) =>
  host.calls.filter((call) => call.method === method).map((call) => call.input);

/** Opens things from outside. */
export function request(host: FakeHost, ...names: string[]): void {
  act(() => host.emit({ name: 'open.requested', data: { grants: names.map(grantOf), errors: [] } }));
}

/** The app with a comparison of a and b at the front. */
export async function compare(options: Parameters<typeof fakeHost>[0] = {}) {
  const host = fakeHost({ models, ...options, answers: { ...comparing(), ...options.answers } });
  const drawn = renderApp(host);
  request(host, 'a', 'b');
  await drawn.user.click(await screen.findByRole('button', { name: /^(?:Compare|Comparar) a (?:with|con) b$/ }));
  return { host, ...drawn };
}
