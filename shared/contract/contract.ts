import * as z from 'zod';
import { checkAnswer, checkInput } from './check-schemas.ts';
import { compareMethods } from './compare-methods.ts';
import { environmentSchema } from './environment-schemas.ts';
import { fileMethods } from './file-methods.ts';
import { inferInput, inferReport } from './infer-schemas.ts';
import { lineageMethods } from './lineage-methods.ts';
import { modelDetails } from './model-details.ts';
import { modelReading } from './model-schemas.ts';
import { storeMethods } from './store-methods.ts';
import { searchMethods } from './search-methods.ts';
import { TAB_FILES } from './tab-sizes.ts';
import { portEvents, portMethods } from './port-methods.ts';
import { workspaceEvents, workspaceMethods } from './workspace-methods.ts';
import { appInfo, contacts, errorData, findSummary, foundModel, grant, licence, recent, settings } from './schemas.ts';

const nothing = z.strictObject({});
const none = z.never();
const token = z.string().min(1).max(64);
/** Folder of a model inside its source, as `models.page` gave it. */
const inside = z.string().max(4096);
/** The parts of a signature as MLmodel holds them; the most that an MLmodel may have. */
const partText = z
  .string()
  .max(10 * 1024 * 1024)
  .nullable();
const partTexts = z.strictObject({ inputs: partText, outputs: partText, params: partText });
/** What could be opened, and why the rest could not. */
const grants = z.object({ grants: z.array(grant), errors: z.array(errorData) });

/** Every method of the host: its input, output and progress. A new one is a row here, a handler and a test. */
export const contract = {
  'app.info': { input: nothing, output: appInfo, progress: none },
  /** The hosts that were contacted since the start, and how often. */
  'app.contacts': { input: nothing, output: contacts, progress: none },
  /** The packages that this program is made of. An empty text: the package brings none. */
  'app.licences': { input: nothing, output: z.object({ packages: z.array(licence) }), progress: none },
  /** What was opened from outside (arguments, a file manager) and not yet taken. Later arrivals come as an event. */
  'open.pending': { input: nothing, output: grants, progress: none },
  /** The system's dialog. Empty when the person cancels; error `no-dialog` on a host without one. */
  'open.pick': { input: z.strictObject({ kind: z.enum(['folder', 'file']) }), output: grants, progress: none },
  /** The two sample models. */
  'open.examples': { input: nothing, output: grants, progress: none },
  /** Browser tab only: things the page holds; it answers `tab.range` events with their bytes. */
  'open.tab': {
    input: z.strictObject({
      name: z.string().max(1024),
      folder: z.boolean(),
      /** `size` is null where it has yet to be asked for, as bytes of `SIZES_FILE`. */
      files: z.array(z.strictObject({ path: z.string().max(4096), size: z.int().min(0).nullable() })).max(TAB_FILES),
    }),
    output: grants,
    progress: none,
  },
  /** Done with a grant: stops watching it. */
  'open.release': { input: z.strictObject({ grant: token }), output: nothing, progress: none },

  /** Looks for models. The list stays with the host under `handle` until `models.close`. */
  'models.find': {
    input: z.strictObject({ grant: token }),
    output: z.object({ handle: token, summary: findSummary }),
    progress: z.object({ folders: z.number(), models: z.number() }),
  },
  'models.page': {
    input: z.strictObject({ handle: token, cursor: z.int().min(0), limit: z.int().min(1).max(1000) }),
    output: z.object({ rows: z.array(foundModel), next: z.number().nullable() }),
    progress: none,
  },
  'models.close': { input: z.strictObject({ handle: token }), output: nothing, progress: none },
  /** Reads one model and watches it: event `source.changed` when its bytes change on disk. */
  'model.read': { input: z.strictObject({ grant: token, path: inside }), output: modelReading, progress: none },
  /** What the files around MLmodel add to its details. */
  'model.details': { input: z.strictObject({ grant: token, path: inside }), output: modelDetails, progress: none },
  /** What its files and its MLmodel say that it runs with, side by side. */
  'model.environment': {
    input: z.strictObject({ grant: token, path: inside }),
    output: environmentSchema,
    progress: none,
  },

  /**
   * Writes a copy with another signature where a person says (a dialog), or offers it as a download where there is no
   * dialog: `GET /download/<id>`, once. Never over something else. `left` names links that were not copied.
   */
  'signature.save': {
    input: z.strictObject({ grant: token, path: inside, parts: partTexts }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('cancelled') }),
      z.object({ kind: z.literal('saved'), grant, left: z.array(z.string()) }),
      z.object({ kind: z.literal('download'), id: token, name: z.string(), left: z.array(z.string()) }),
    ]),
    /** Bytes. */
    progress: z.object({ written: z.number(), total: z.number() }),
  },
  ...compareMethods,
  ...fileMethods,
  ...storeMethods,
  ...lineageMethods,
  ...searchMethods,
  ...workspaceMethods,
  ...portMethods,

  /** Would MLflow take this payload for this model, and what would the model get? Nothing is run. */
  'check.payload': {
    input: checkInput,
    output: checkAnswer,
    progress: z.object({ step: z.enum(['reading', 'checking']) }),
  },
  /** The model's own example as a request body. Error `no-example`. */
  'check.example': {
    input: z.strictObject({ grant: token, path: inside }),
    output: z.object({ name: z.string(), text: z.string() }),
    progress: none,
  },

  /** A text file that a person chose, at most 2 MiB of UTF-8. */
  'file.text': {
    input: z.strictObject({ grant: token }),
    output: z.object({ name: z.string(), text: z.string() }),
    progress: none,
  },

  /** What MLflow would infer from a file of data or pasted text, and what that rests on. Rows and bytes read so far, of `size`. */
  'data.infer': {
    input: inferInput,
    output: inferReport,
    progress: z.object({ rows: z.number(), bytes: z.number(), size: z.number() }),
  },

  'recents.list': { input: nothing, output: z.object({ recents: z.array(recent) }), progress: none },
  'recents.open': { input: z.strictObject({ id: token }), output: grants, progress: none },
  /** Asks in the system's dialog where a missing one has gone, and opens it; nothing when the person cancels. */
  'recents.locate': { input: z.strictObject({ id: token }), output: grants, progress: none },
  'recents.forget': { input: z.strictObject({ id: token }), output: nothing, progress: none },
  'recents.clear': { input: nothing, output: nothing, progress: none },

  'settings.read': { input: nothing, output: settings, progress: none },
  'settings.change': { input: settings.partial(), output: settings, progress: none },

  /** What menus need to know: which commands make sense now. */
  'shell.commands': {
    input: z.strictObject({ enabled: z.array(z.string().max(60)).max(100), title: z.string().max(300) }),
    output: nothing,
    progress: none,
  },
  /** The page has nothing else to do: what opening something takes is started. */
  'shell.prepare': { input: nothing, output: nothing, progress: none },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType; progress: z.ZodType }>;

/** What the host says unasked. */
export const events = {
  'open.requested': grants,
  'source.changed': z.object({ grant: token }),
  'settings.changed': settings,
  /** Another host was contacted, or one again. */
  'app.contacted': contacts,
  'recents.changed': z.object({}),
  ...workspaceEvents,
  ...portEvents,
  /** A native menu item was chosen; ids are those of shared/contract/commands.ts. */
  'command.chosen': z.object({ id: z.string() }),
  /** The job process died and was started again; whatever it was doing has failed with code `job-died`. */
  'job.died': z.object({ reason: z.string() }),
  /** Browser tab only: the host wants bytes [start, end) of a file that the page holds, or of `SIZES_FILE` (POST /bytes/<request>). */
  'tab.range': z.object({ request: token, source: token, file: z.number(), start: z.number(), end: z.number() }),
} as const satisfies Record<string, z.ZodType>;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Input<M extends Method> = z.infer<Contract[M]['input']>;
export type Output<M extends Method> = z.infer<Contract[M]['output']>;
export type Progress<M extends Method> = z.infer<Contract[M]['progress']>;

export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.infer<(typeof events)[E]>;
export type HostEvent = { [E in EventName]: { readonly name: E; readonly data: EventData<E> } }[EventName];

export interface Call<M extends Method> {
  readonly signal: AbortSignal;
  report(progress: Progress<M>): void;
}

/** One handler per method; the compiler names every one that is missing. */
export type Handlers = { readonly [M in Method]: (input: Input<M>, call: Call<M>) => Promise<Output<M>> };

export interface CallOptions<M extends Method> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress<M>) => void;
}

/** The host as its callers see it, whatever lies between. Rejects with `KnownError`. */
export interface Client {
  call<M extends Method>(method: M, input: Input<M>, options?: CallOptions<M>): Promise<Output<M>>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: HostEvent) => void): () => void;
}
