import { createContext, useContext, useLayoutEffect, useMemo, type ReactNode } from 'react';
import type { CommandId } from '../../../shared/contract/commands.ts';
import type { ModelRef } from './open-tabs.ts';

/** A place that a drop can go to, shown large while something is dragged over the window. */
export interface DropTarget {
  readonly id: string;
  readonly title: string;
  /** What will happen. */
  readonly help: string;
  /** Only for things from outside, not for the app's own tabs. */
  readonly filesOnly?: boolean;
  take(models: readonly ModelRef[]): void;
}

/** What the page at the front offers to the shell. */
export interface PageOffer {
  readonly commands?: Partial<Record<CommandId, () => void>>;
  readonly targets?: readonly DropTarget[];
}

const Offers = createContext<Set<PageOffer>>(new Set());

/** Holds the offers of whatever page is shown below it. */
export function FrontPage({ children }: { readonly children: (offers: ReadonlySet<PageOffer>) => ReactNode }) {
  const offers = useMemo(() => new Set<PageOffer>(), []);
  return <Offers value={offers}>{children(offers)}</Offers>;
}

/** Offers commands and drop targets while the component is shown. */
export function usePageOffer(offer: PageOffer): void {
  const offers = useContext(Offers);
  useLayoutEffect(() => {
    offers.add(offer);
    return () => void offers.delete(offer);
  });
}
