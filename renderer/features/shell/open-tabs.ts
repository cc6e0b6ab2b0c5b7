import type { Grant } from '../../../shared/contract/schemas.ts';
import type { CompareView } from '../compare/compare-view.ts';
import type { ModelView } from '../model/model-views.ts';
import type { StoreView } from '../stores/store-view.ts';
import type { Where } from '../stores/store-where.ts';

/** A model that a person chose: something opened (`path` null: what is in it is still to be seen), or one model in it. */
export interface ModelRef {
  readonly grant: Grant;
  readonly path: string | null;
  readonly name: string;
}

export interface ModelTab extends ModelRef {
  readonly kind: 'model';
  readonly id: string;
  readonly view: ModelView;
}

/** Can `b` take the place of `a`? */
export interface CompareTab {
  readonly kind: 'compare';
  readonly id: string;
  readonly a: ModelRef;
  readonly b: ModelRef;
  /** What the person said of names that may have changed. */
  readonly answers: readonly RenameAnswer[];
  readonly view: CompareView;
}

export interface RenameAnswer {
  readonly part: 'inputs' | 'outputs' | 'params';
  readonly from: string;
  readonly to: string;
  readonly renamed: boolean;
}

/** Three models or more: who can replace whom. */
export interface MatrixTab {
  readonly kind: 'matrix';
  readonly id: string;
  readonly models: readonly ModelRef[];
}

/** A tab, and whose lineage it shows. */
export interface FromTab {
  readonly tab: string;
  readonly name: string;
}

/** Where one was before: on another page of the store, or in another tab, whose lineage led here. */
export type Visit = { readonly where: Where } | FromTab;

/** A store: experiments, runs, registered models. */
export interface StoreTab {
  readonly kind: 'store';
  readonly id: string;
  readonly grant: Grant;
  readonly name: string;
  readonly view: StoreView;
  /** Folders of artifacts that it gave out: they are held as long as it is open. */
  readonly lent: readonly Grant[];
  readonly visits: readonly Visit[];
}

export type OpenTab = ModelTab | CompareTab | MatrixTab | StoreTab;

/** Where one is: a page of the app, or a tab by id. */
export type Place =
  'library' | 'compare' | 'workspaces' | 'export' | 'activity' | 'settings' | 'about' | { readonly tab: string };

export interface TabsState {
  readonly tabs: readonly OpenTab[];
  readonly closed: readonly OpenTab[];
  readonly place: Place;
  /** How many tabs were made whose contents can change, and which are therefore numbered. */
  readonly made: number;
}

export type TabsAction =
  | { readonly type: 'open'; readonly grants: readonly Grant[] }
  | { readonly type: 'open-models'; readonly grant: Grant; readonly models: readonly { path: string; name: string }[] }
  /** One view of a model that is known by its path. `alone`: nothing else is behind its grant, so that its tab may be open already. */
  | { readonly type: 'show'; readonly model: ModelRef; readonly alone: boolean; readonly view: ModelView }
  | { readonly type: 'model-view'; readonly id: string; readonly view: ModelView }
  | { readonly type: 'compare-view'; readonly id: string; readonly view: Partial<CompareView> }
  /** Two models beside each other; more as a matrix. */
  | { readonly type: 'compare'; readonly models: readonly ModelRef[] }
  /** Another model, or the same now better known, on one side of a comparison. */
  | { readonly type: 'side'; readonly id: string; readonly side: 'a' | 'b'; readonly model: ModelRef }
  /** The models of a matrix, now more, or fewer. */
  | { readonly type: 'models'; readonly id: string; readonly models: readonly ModelRef[] }
  /** One model of a matrix, now better known. */
  | { readonly type: 'known'; readonly id: string; readonly was: ModelRef; readonly model: ModelRef }
  | { readonly type: 'swap'; readonly id: string }
  | { readonly type: 'answers'; readonly id: string; readonly answers: readonly RenameAnswer[] }
  /** What was opened turned out to be a store. */
  | { readonly type: 'is-store'; readonly id: string }
  /** `from`: whose lineage led there. */
  | { readonly type: 'store-view'; readonly id: string; readonly view: Partial<StoreView>; readonly from?: FromTab }
  | { readonly type: 'back' }
  | { readonly type: 'lend'; readonly id: string; readonly grant: Grant }
  | { readonly type: 'name'; readonly id: string; readonly name: string }
  | { readonly type: 'close'; readonly id: string }
  | { readonly type: 'reopen' }
  | { readonly type: 'go'; readonly place: Place }
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'nth'; readonly n: number };

export const NO_TABS: TabsState = { tabs: [], closed: [], place: 'library', made: 0 };
