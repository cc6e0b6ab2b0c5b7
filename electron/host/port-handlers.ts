import path from 'node:path';
import type { ErrorData } from '../../shared/contract/errors.ts';
import { temporaryFolder } from '../transfer/temporary.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { openPortDesk, shown, type PortDesk } from './port-desk.ts';
import { planHandlers } from './port-plan-handlers.ts';
import { resultHandlers } from './port-result-handlers.ts';
import { safeName } from './safe-name.ts';
import { shownPlace } from './port-views.ts';

/** Porting: what a page asks before, while and after. The work is done in processes of its own. */
export function portHandlers(context: HostContext): HandlersOf<'port'> {
  let opened: Promise<PortDesk> | null = null;
  const desk = () => (opened ??= openPortDesk(context));
  return {
    ...endHandlers(context, desk),
    ...planHandlers(context, desk),
    ...queueHandlers(desk),
    ...resultHandlers(context, desk),
  };
}

type Of<Names extends keyof HandlersOf<'port'>> = Pick<HandlersOf<'port'>, Names>;

/** Both ends: what is to be ported, and where. */
function endHandlers(
  { options }: HostContext,
  desk: () => Promise<PortDesk>,
): Of<'port.source' | 'port.target' | 'port.zip'> {
  return {
    'port.source': async ({ source }, { signal }) => {
      const { planner, places, base } = await desk();
      const facts = await planner.run('source', { from: places.source(source), base }, { signal });
      return { ...facts, tags: { ...facts.tags }, aliases: [...facts.aliases], flavors: [...facts.flavors] };
    },
    'port.target': async ({ target, model, alias }, { signal }) => {
      const { planner, places, base } = await desk();
      const place = places.target(target);
      const facts = await planner.run('target', { target: place, model, alias, base }, { signal });
      return {
        ...facts,
        place: shownPlace(facts.place),
        workspace: place.workspace,
        role: place.role,
        aliases: facts.aliases.map((each) => ({ ...each })),
        models: [...facts.models],
        problems: facts.problems.map((each) => ({ ...each, details: { ...each.details } })),
      };
    },
    'port.zip': async ({ suggested }) => {
      const { places } = await desk();
      const name = `${safeName(suggested)}.zip`;
      if (options.pickSave === null) {
        const place = path.join(temporaryFolder(), name);
        return { kind: 'chosen', zip: places.keepZip(place), place: name, download: true };
      }
      const chosen = await options.pickSave(name);
      if (chosen === null) return { kind: 'cancelled' };
      const place = /\.zip$/i.test(chosen) ? chosen : `${chosen}.zip`;
      return { kind: 'chosen', zip: places.keepZip(place), place: shownPlace(place), download: false };
    },
  };
}

/** Where it lies, as people see it. */
function shownError(error: ErrorData): ErrorData {
  return { ...error, details: { ...error.details, path: shownPlace(String(error.details?.['path'])) } };
}

function queueHandlers(
  desk: () => Promise<PortDesk>,
): Of<'port.list' | 'port.pause' | 'port.resume' | 'port.cancel' | 'port.undo' | 'port.forget'> {
  return {
    'port.list': async (_input, { signal }) => {
      const { planner, queue, base } = await desk();
      const { rows: known, damaged } = await planner.run('list', { base }, { signal });
      // What is under way here is known better here.
      const here = queue.rows();
      const ids = new Set(here.map(({ id }) => id));
      const all = [...here, ...known.filter(({ id }) => !ids.has(id))].sort((a, b) => (a.id < b.id ? 1 : -1));
      return { ports: all.map(shown), damaged: damaged.map(shownError) };
    },
    'port.pause': async ({ id }) => shown(await (await desk()).queue.pause(id)),
    'port.resume': async ({ id, ...said }) => shown(await (await desk()).queue.resume(id, said)),
    'port.cancel': async ({ id }) => shown(await (await desk()).queue.cancel(id)),
    'port.undo': async ({ id, confirmed }) => {
      const { row, left, aliases } = await (await desk()).queue.undo(id, confirmed);
      return { row: shown(row), left: [...left], aliases: [...aliases] };
    },
    'port.forget': async ({ id }) => {
      await (await desk()).queue.forget(id);
      return {};
    },
  };
}
