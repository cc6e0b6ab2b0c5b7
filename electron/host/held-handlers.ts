import type { HandlersOf, HostContext } from './context.ts';
import { lineageHandlers } from './lineage-handlers.ts';
import { HeldStores } from './open-store-handles.ts';
import { storeHandlers } from './store-handlers.ts';

/** What is about the stores that a page has open. */
export function heldHandlers(context: HostContext): HandlersOf<'store' | 'lineage'> {
  const held = new HeldStores(context);
  return { ...storeHandlers(context, held), ...lineageHandlers(context, held) };
}
