import { render, screen } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { expect, it } from 'vitest';
import { lazyPage } from '../../../renderer/ui/lazy-page.tsx';

function Name({ name }: { readonly name: string }) {
  const [first] = useState(name);
  return <p>{`${name}, first ${first}`}</p>;
}
const pageOf = () => lazyPage(() => Promise.resolve(Name));
const drawn = (Page: ReturnType<typeof pageOf>['Page'], name: string) => (
  <Suspense fallback="waiting">
    <Page name={name} />
  </Suspense>
);

it('a page whose code was fetched beforehand is drawn at once, without a placeholder', async () => {
  const { Page, preload } = pageOf();
  await preload();
  render(drawn(Page, 'a'));
  expect(screen.getByText('a, first a')).toBeDefined();
});

it('one that was not is drawn when its code is there, and keeps its state from then on', async () => {
  const { Page } = pageOf();
  const { rerender } = render(drawn(Page, 'a'));
  expect(screen.getByText('waiting')).toBeDefined();
  await screen.findByText('a, first a');
  rerender(drawn(Page, 'b'));
  expect(screen.getByText('b, first a')).toBeDefined();
});
