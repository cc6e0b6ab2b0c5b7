import type { HandlersOf, HostContext } from './context.ts';

type Handler = (input: never, call: never) => Promise<unknown>;

/** The handlers of an area whose code is loaded at the first call: the command line starts without it. `names` are all of them. */
export function lazyHandlers<Area extends string>(
  context: HostContext,
  names: Readonly<Record<keyof HandlersOf<Area>, true>>,
  load: () => Promise<(context: HostContext) => HandlersOf<Area>>,
): HandlersOf<Area> {
  let handlers: Promise<HandlersOf<Area>> | null = null;
  const once = () => {
    handlers ??= load().then((make) => make(context));
    return handlers;
  };
  const entries = Object.keys(names).map((name): [string, Handler] => [
    name,
    async (input, call) => ((await once())[name as keyof HandlersOf<Area>] as Handler)(input, call),
  ]);
  return Object.fromEntries(entries) as HandlersOf<Area>;
}

export const COMPARE_NAMES: Readonly<Record<keyof HandlersOf<'compare'>, true>> = {
  'compare.open': true,
  'compare.rows': true,
  'compare.findings': true,
  'compare.close': true,
};

/** Stores that are open, and lineages, which are read in them. */
export const HELD_NAMES: Readonly<Record<keyof HandlersOf<'store' | 'lineage'>, true>> = {
  'lineage.read': true,
  'lineage.uses': true,
  'lineage.open': true,
  'store.look': true,
  'store.open': true,
  'store.close': true,
  'store.wait': true,
  'store.experiments': true,
  'store.columns': true,
  'store.runs': true,
  'store.run': true,
  'store.dataset': true,
  'store.values': true,
  'store.history': true,
  'store.chart': true,
  'store.registered': true,
  'store.versions': true,
  'store.logged': true,
  'store.problems': true,
  'store.artifacts': true,
  'store.locations': true,
  'store.locate': true,
};

export const RECENTS_NAMES: Readonly<Record<keyof HandlersOf<'recents'>, true>> = {
  'recents.list': true,
  'recents.open': true,
  'recents.locate': true,
  'recents.forget': true,
  'recents.clear': true,
};

export const WORKSPACE_NAMES: Readonly<Record<keyof HandlersOf<'workspace'>, true>> = {
  'workspace.list': true,
  'workspace.look': true,
  'workspace.add': true,
  'workspace.change': true,
  'workspace.remove': true,
  'workspace.models': true,
  'workspace.wait': true,
  'workspace.versions': true,
  'workspace.version': true,
  'workspace.edit': true,
  'workspace.undo': true,
};

export const PORT_NAMES: Readonly<Record<keyof HandlersOf<'port'>, true>> = {
  'port.source': true,
  'port.zip': true,
  'port.target': true,
  'port.plan': true,
  'port.open': true,
  'port.review': true,
  'port.save-plan': true,
  'port.compare': true,
  'port.model': true,
  'port.draft': true,
  'port.start': true,
  'port.list': true,
  'port.pause': true,
  'port.resume': true,
  'port.cancel': true,
  'port.undo': true,
  'port.forget': true,
  'port.report': true,
  'port.report-text': true,
  'port.files': true,
  'port.verify': true,
  'port.download': true,
  'port.result': true,
};
