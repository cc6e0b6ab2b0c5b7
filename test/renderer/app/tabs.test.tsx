import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { KnownError } from '../../../shared/contract/errors.ts';
import { fakeHost, foundModel } from '../../support/fake-client.tsx';
import { renderApp } from '../../support/render.tsx';
import { one, inputsOf, heading, request } from '../../support/whole-app.tsx';

// What a model looks like is tested with ModelPage; here it is enough which one is shown.
vi.mock('../../../renderer/features/model/model-page.tsx', () => ({
  ModelPage: ({ path }: { path: string }) => {
    if (path === 'breaks') throw new Error('the page broke');
    return <h1>model at {path === '' ? 'the root' : path}</h1>;
  },
}));

describe('the tabs', () => {
  const models = { 'grant-a': one('x/a'), 'grant-b': one('x/b'), 'grant-c': one('x/c') };
  const shown = (name: string) => heading(`model at x/${name}`);
  const open = async (face: 'window' | 'tab' = 'window') => {
    const host = fakeHost({ models, face });
    const drawn = renderApp(host);
    request(host, 'a', 'b', 'c');
    await shown('a');
    return { host, ...drawn };
  };
  const control = (key: string) => `{Control>}${key}{/Control}`;
  const altShift = (key: string) => `{Alt>}{Shift>}${key}{/Shift}{/Alt}`;

  it.each([
    ['window', control('{Tab}'), control('w'), control('{Shift>}t{/Shift}'), control('1')],
    ['tab', altShift('{ArrowRight}'), altShift('W'), altShift('T'), altShift('[Digit1]')],
  ] as const)('are walked, closed and reopened by the keys of the %s', async (face, next, close, reopen, first) => {
    const { user } = await open(face);
    await user.keyboard(next);
    await shown('b');
    await user.keyboard(close);
    await shown('c');
    await user.keyboard(reopen);
    await shown('b');
    await user.keyboard(first);
    await shown('a');
  });

  it('are reached with arrows and Enter, and say what their button does', async () => {
    const { user } = await open();
    act(() => screen.getAllByRole('row')[0]?.focus());
    await user.keyboard('{ArrowRight}{Enter}');
    await shown('b');
    await user.click(screen.getByRole('button', { name: 'Close b' }));
    await shown('c');
    expect(screen.queryByRole('button', { name: 'Close b' })).toBeNull();
  });

  it('close with the middle mouse button', async () => {
    await open();
    fireEvent(screen.getByText('b'), new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    expect(screen.queryByText('b')).toBeNull();
  });

  it('say that something changed on disk, and F5 reads it again', async () => {
    const { host, user } = await open();
    act(() => host.emit({ name: 'source.changed', data: { grant: 'grant-a' } }));
    expect(screen.getByText(/This changed on disk/)).toBeDefined();
    expect(screen.getByRole('img', { name: 'changed on disk' })).toBeDefined();
    const before = inputsOf(host, 'models.find').length;
    await user.keyboard('{F5}');
    await waitFor(() => expect(screen.queryByText(/This changed on disk/)).toBeNull());
    expect(inputsOf(host, 'models.find').length).toBe(before + 1);
  });

  it('keep what was read, labelled so, when it can not be read again', async () => {
    let broken = false;
    const rows = [foundModel('a'), foundModel('b')];
    const summary = { source: 'folder' as const, models: 2, folders: 3, complete: true, problems: [] };
    const find = () => {
      if (broken) throw new KnownError('no-permission', 'no', { path: 'tree' });
      return { handle: 'grant-tree', summary };
    };
    const host = fakeHost({ answers: { 'models.find': find }, models: { 'grant-tree': rows } });
    const { user } = renderApp(host);
    request(host, 'tree');
    await heading('2 models in tree');
    broken = true;
    await user.keyboard('{F5}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/permission is missing.*What you see below is what was read before/);
    await heading('2 models in tree');
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('give back what was opened once it can not be reopened any more', async () => {
    const host = fakeHost();
    const { user } = renderApp(host);
    for (let at = 0; at < 11; at += 1) {
      request(host, `m${at}`);
      await user.keyboard(control('w'));
    }
    expect(inputsOf(host, 'open.release')).toEqual([{ grant: 'grant-m0' }]);
  });
});

it('leaves F5 to the browser while nothing is open', () => {
  renderApp(fakeHost({ face: 'tab' }));
  expect(fireEvent.keyDown(window, { key: 'F5', code: 'F5' })).toBe(true);
});

it('lives on when a page can not be drawn', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const host = fakeHost({ models: { 'grant-a': one('breaks') } });
  const { user } = renderApp(host);
  request(host, 'a');
  expect(await screen.findByText(/the page broke/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Library' }));
  await heading('Look inside any MLflow model');
});
