import type { LocationRow, PlaceState } from '../../shared/contract/store-schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import { openSource, type OpenOptions } from '../sources/open-source.ts';
import { nameOfRef } from '../sources/pieces.ts';
import type { SourceRef } from '../sources/source.ts';
import { foldersOf, isFolder, lookFor, schemeOf } from './artifact-place.ts';
import type { StoreReading } from './store.ts';
import { below } from './store-tree.ts';
import path from 'node:path';

/** Where a person said that the artifacts below a location are. */
export interface Chosen {
  readonly root: string;
  readonly ref: SourceRef;
}

/** Where artifacts are now. `ref`: in a folder that a person chose, or on disk; null: in what the store itself is in. */
export type Found =
  | { readonly state: 'here' | 'moved' | 'chosen'; readonly ref: SourceRef | null; readonly path: string }
  | { readonly state: 'remote' | 'missing' | 'unsafe'; readonly ref: null; readonly path: '' };

/** How many locations below one root are looked for. */
const LOOKED_AT = 200;
/** How many runs and models of an experiment are looked for, where its own folder is not found. */
const SAMPLES = 5;

/** Finds the artifacts of one store, where the store says, beside it, or where a person said. */
export class ArtifactFinder {
  private readonly reading: StoreReading;
  private readonly options: OpenOptions;
  /** Where things may have moved along with the store: on disk, or in what it is in. */
  private readonly around: readonly string[];
  chosen: readonly Chosen[] = [];

  constructor(reading: StoreReading, options: OpenOptions) {
    this.reading = reading;
    this.options = options;
    const { far, store } = reading;
    const folder = far?.folder ?? store.folder;
    this.around =
      far !== null
        ? foldersOf({ ...store, folder }).map((each) => (each === '.' ? '' : each))
        : folder === ''
          ? []
          : foldersOf(store);
  }

  async find(location: string): Promise<Found> {
    const chosen = await this.inChosen(location);
    if (chosen !== null) return chosen;
    const { far, store } = this.reading;
    const beside = (parts: readonly string[]) =>
      far === null
        ? this.around.map((each) => path.join(each, ...parts)).find(isFolder)
        : this.around.map((each) => below(each, parts.join('/'))).find((each) => far.tree.isFolder(each));
    const found = lookFor(location, {
      here: (place) => far === null && store.folder !== '' && isFolder(place),
      beside: (parts) => beside(parts) !== undefined,
    });
    if (found.state === 'here') return { state: 'here', ref: { kind: 'path', path: found.path }, path: '' };
    if (found.state !== 'moved') return { state: found.state, ref: null, path: '' };
    const moved = beside(found.parts) ?? '';
    return far === null
      ? { state: 'moved', ref: { kind: 'path', path: moved }, path: '' }
      : { state: 'moved', ref: null, path: moved };
  }

  /** The places in which artifacts lie, each once, and where they are now. */
  async locations(): Promise<LocationRow[]> {
    const { experiments, loggedModels, registeredModels } = this.reading.store;
    /** Places by the folder around them; each with some that lie in it, by which it is found. */
    const roots = new Map<string, string[][]>();
    const add = (location: string | null, root: string, inside: readonly string[] = []) => {
      if (location === null || /^(?:models|runs):/.test(location)) return;
      const known = roots.get(root);
      if (known === undefined) roots.set(root, [[location, ...inside]]);
      else known.push([location, ...inside]);
    };
    const inside = this.samples();
    for (const { id, artifactLocation } of experiments)
      add(artifactLocation, folderOf(artifactLocation ?? ''), inside.get(id));
    const covered = (location: string | null) => location === null || roots.has(rootOf(location));
    for (const { artifactLocation } of loggedModels)
      if (!covered(artifactLocation)) add(artifactLocation, rootOf(artifactLocation ?? ''));
    for (const { versions } of registeredModels)
      for (const { storage, source } of versions)
        if (!covered(storage ?? source)) add(storage ?? source, rootOf(storage ?? source ?? ''));
    const rows: LocationRow[] = [];
    for (const [root, places] of roots) rows.push(await this.row(root, places));
    return rows;
  }

  /** Locations of some runs and models of each experiment. */
  private samples(): Map<string, string[]> {
    const { runs, loggedModels } = this.reading.store;
    const samples = new Map<string, string[]>();
    const add = (experiment: string, location: string | null) => {
      const known = samples.get(experiment) ?? [];
      samples.set(experiment, known);
      if (location !== null && known.length < SAMPLES) known.push(location);
    };
    for (const { experiment, artifactLocation } of loggedModels) add(experiment, artifactLocation);
    for (const { experiment, artifactUri } of runs) add(experiment, artifactUri);
    return samples;
  }

  private async row(root: string, places: readonly (readonly string[])[]): Promise<LocationRow> {
    let found = 0;
    let state: PlaceState = 'missing';
    let place: string | null = null;
    for (const locations of places.slice(0, LOOKED_AT)) {
      for (const location of locations) {
        const each = await this.find(location);
        if (found === 0) state = each.state;
        if (each.state !== 'here' && each.state !== 'moved' && each.state !== 'chosen') continue;
        if (found === 0) place = this.placeText(root, location, each);
        found += 1;
        break;
      }
    }
    const chosen = this.chosen.some((each) => each.root === root);
    return { root, count: Math.min(places.length, LOOKED_AT), found, state, chosen, place };
  }

  /** For people: from the folder of the store, without what is below the root. */
  private placeText(root: string, location: string, { ref, path: inside, state }: Found): string | null {
    if (state === 'here') return null;
    const chosen = this.chosenFor(location);
    if (chosen !== null) return nameOfRef(chosen.ref);
    const { far, store } = this.reading;
    const from = far === null ? store.folder : far.folder;
    const at = ref?.kind === 'path' ? path.relative(from, ref.path).split(path.sep).join('/') : inside;
    const depth = partsOf(location.slice(root.length)).length;
    const parts = at.split('/');
    return visible(parts.slice(0, Math.max(0, parts.length - depth)).join('/') || '.');
  }

  private chosenFor(location: string): Chosen | null {
    const fits = this.chosen.filter(
      ({ root }) => location === root || location.startsWith(`${root.replace(/\/$/, '')}/`),
    );
    return fits.sort((a, b) => b.root.length - a.root.length)[0] ?? null;
  }

  private async inChosen(location: string): Promise<Found | null> {
    const chosen = this.chosenFor(location);
    if (chosen === null) return null;
    const parts = partsOf(location.slice(chosen.root.length), schemeOf(location) === 'file');
    if (parts.includes('..')) return { state: 'unsafe', ref: null, path: '' };
    const inside = parts.join('/');
    const source = await openSource(chosen.ref, this.options);
    try {
      const there = inside === '' || (await source.stat(inside))?.type === 'folder';
      return there ? { state: 'chosen', ref: chosen.ref, path: inside } : { state: 'missing', ref: null, path: '' };
    } finally {
      await source.close();
    }
  }
}

function partsOf(rest: string, escaped = false): string[] {
  return rest.split('/').flatMap((part) => {
    if (part === '' || part === '.') return [];
    try {
      const text = escaped ? decodeURIComponent(part) : part;
      return [/[\\/\0]/.test(text) ? '..' : text];
    } catch {
      return [part];
    }
  });
}

/**
 * The folder of all experiments around what a run or model left: without the experiment, the run or model, and what is inside. The last
 * `artifacts` counts: the folder of all may be called so too.
 */
export function rootOf(location: string): string {
  const inside =
    /^(.+)\/[^/]+\/models\/[^/]+\/artifacts(?:\/.*)?$/.exec(location) ??
    /^(.+)\/[^/]+\/[^/]+\/artifacts(?:\/.*)?$/.exec(location);
  return inside === null ? folderOf(location) : whole(inside[1] ?? '', location);
}

/** The folder around another. */
function folderOf(location: string): string {
  return whole(location.replace(/\/[^/]+\/?$/, ''), location);
}

/** Not the half of `s3://bucket`. */
function whole(root: string, location: string): string {
  return root === '' || /^[a-z][a-z0-9+.-]*:\/{0,2}$/i.test(root) ? location : root;
}
