import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { RegisteredRow } from '../../shared/contract/store-schemas.ts';
import { DIGEST_TAG, PORT_TAG } from '../../shared/export/provenance.ts';
import { nextVersion, PROMPT_TAG } from '../../shared/workspace/names.ts';
import { registeredLocation, type StoreNames } from '../stores/artifact-location.ts';
import { lostPlace, PROXIED } from '../stores/artifact-place.ts';
import { readRegisteredHead, readRegisteredModel, readVersion } from '../stores/file-registry.ts';
import { DiskTree } from '../stores/disk-tree.ts';
import { registeredRow } from '../stores/store-answers.ts';
import { StoreFiles } from '../stores/store-files.ts';
import { DELETED_STAGE, type ModelVersion, type RegisteredModel } from '../stores/store.ts';
import { fileNames } from './file-names.ts';
import { styleOf, type MetaStyle } from './file-registry-meta.ts';
import type { FilesUser, Prospect } from './workspace.ts';

const VERSION = /^version-(\d+)$/;

/** Reads MLflow's registry on disk anew with each question: MLflow may write to it at the same time. */
export class FileRegistry {
  /** `<root>/models`. */
  readonly folder: string;
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
    this.folder = path.join(root, 'models');
  }

  pathOf(name: string): string {
    return path.join(this.folder, name);
  }

  versionPath(name: string, version: string | number): string {
    return path.join(this.pathOf(name), `version-${version}`);
  }

  aliasPath(name: string, alias: string): string {
    return path.join(this.pathOf(name), 'aliases', alias);
  }

  names(): string[] {
    return this.files().folders('models');
  }

  /** Prompts are not counted. */
  count(): number {
    const prompt = (name: string) => textOf(path.join(this.pathOf(name), 'tags', ...PROMPT_TAG.split('/'))) === 'true';
    return this.names().filter((name) => !prompt(name)).length;
  }

  /** null where there is none of that name, and for a prompt. */
  model(name: string): RegisteredModel | null {
    if (!isFolder(this.pathOf(name))) return null;
    return readRegisteredModel(this.files(), 'models', name);
  }

  /** A model without what its versions hold: a tenth of the work. null where there is none, and for a prompt. */
  row(name: string): RegisteredRow | null {
    if (!isFolder(this.pathOf(name))) return null;
    const model = readRegisteredHead(this.files(), 'models', name);
    if (model === null) return null;
    // One that can't be read is there all the same.
    const there = this.taken(name).filter((version) => !this.isDeleted(name, version));
    const latest = there.length === 0 ? null : String(Math.max(...there));
    const damaged = there.filter((version) => !/^version: /m.test(this.meta(name, version) ?? ''));
    const versions = damaged.flatMap((version) => this.version(name, String(version), model.unread) ?? []);
    return { ...registeredRow({ ...model, versions }), versions: there.length, latest };
  }

  /** The numbers that are taken, those of deleted versions among them. */
  taken(name: string): number[] {
    try {
      return readdirSync(this.pathOf(name)).flatMap((entry) => Number(VERSION.exec(entry)?.[1] ?? NaN) || []);
    } catch {
      return [];
    }
  }

  /** Errors: `name-prompt`, `name-other-case`, `store-torn`. */
  prospect(name: string, alias: string | null): Prospect {
    const fresh = !isFolder(this.pathOf(name));
    if (!fresh) this.checkModel(name);
    const aliasBefore = alias === null ? null : this.alias(name, alias);
    const folded = (text: string) => text.normalize().toLowerCase();
    const alike = fresh ? this.names().find((each) => folded(each) === folded(name)) : undefined;
    return {
      next: String(nextVersion(this.taken(name))),
      fresh,
      aliasBefore,
      ...(alike === undefined ? {} : { alike }),
    };
  }

  alias(name: string, alias: string): string | null {
    return textOf(this.aliasPath(name, alias));
  }

  /** Aliases that point to a version. */
  aliasesOf(name: string, version: string): string[] {
    return [...this.files().texts(`models/${name}/aliases`)].flatMap(([alias, at]) => (at === version ? alias : []));
  }

  /** The keys of the tags of a version, or of the model itself. */
  tagKeys(name: string, version: string | null): string[] {
    return [
      ...this.files()
        .texts(`models/${name}${version === null ? '' : `/version-${version}`}/tags`)
        .keys(),
    ];
  }

  tag(name: string, version: string | number, key: string): string | null {
    return textOf(path.join(this.versionPath(name, version), 'tags', ...key.split('/')));
  }

  meta(name: string, version: string | number): string | null {
    return textOf(path.join(this.versionPath(name, version), 'meta.yaml'));
  }

  /** One version; null where there is none, or MLflow deleted it. */
  version(name: string, version: string, unread?: string): ModelVersion | null {
    if (!isFolder(this.versionPath(name, version))) return null;
    return readVersion(this.files(), `models/${name}`, version, unread);
  }

  isLive(name: string, version: string | number): boolean {
    return this.meta(name, version) !== null && !this.isDeleted(name, version);
  }

  private isDeleted(name: string, version: string | number): boolean {
    return new RegExp(`^current_stage: ${DELETED_STAGE}$`, 'm').test(this.meta(name, version) ?? '');
  }

  /** The live version with this value of a tag of ours. */
  tagged(name: string, key: string, value: string): string | null {
    const found = this.taken(name).find(
      (version) => this.tag(name, version, key) === value && this.isLive(name, version),
    );
    return found === undefined ? null : String(found);
  }

  /** The version of this content that MLflow can read, and finds where it looks. */
  sameAs(name: string, digest: string): string | null {
    const found = this.taken(name).find((version) => {
      if (this.tag(name, version, DIGEST_TAG) !== digest || !this.isLive(name, version)) return false;
      const told = this.version(name, String(version));
      return told !== null && told.unread === undefined && lostPlace(registeredLocation(told)) === null;
    });
    return found === undefined ? null : String(found);
  }

  portOf(name: string, version: string): string | null {
    return this.tag(name, version, PORT_TAG);
  }

  /** What the store looks like, by the model itself or by any other that is there. */
  style(name: string): MetaStyle {
    for (const each of [name, ...this.names()]) {
      const meta = textOf(path.join(this.pathOf(each), 'meta.yaml'));
      if (meta !== null) return styleOf(meta);
    }
    const first = textOf(path.join(this.root, '0', 'meta.yaml'));
    return first === null ? '3.17' : styleOf(first);
  }

  /** Whether the store has this run; one of another store would be a link that leads nowhere. */
  hasRun(run: string): boolean {
    if (!/^[a-zA-Z0-9][\w-]{0,255}$/.test(run)) return false;
    const experiments = this.files().folders('');
    return experiments.some((each) => isFolder(path.join(this.root, each, run)));
  }

  /** What a version's source may name. */
  named(): StoreNames {
    return fileNames(this.files(), (name, version) => {
      const found = this.names().includes(name) ? this.version(name, version) : null;
      return found && registeredLocation(found);
    });
  }

  /** Whether a server of MLflow hands out files of experiments, or of versions of this model. */
  isServed(name: string): boolean {
    const files = this.files();
    const experiments = files.folders('').filter((each) => /^\d+$/.test(each));
    const located = [
      ...experiments.map((each) => files.meta(each)?.text('artifact_location') ?? null),
      ...(this.model(name)?.versions ?? []).map(registeredLocation),
    ];
    return located.some((each) => each?.startsWith(`${PROXIED}:`));
  }

  /** A live version that says that its files are where this port put them; null where there is none. */
  userOf(port: string): FilesUser | null {
    for (const name of this.names())
      for (const version of this.taken(name))
        if (this.meta(name, version)?.includes(port) && this.isLive(name, version))
          return { name, version: String(version) };
    return null;
  }

  private files(): StoreFiles {
    return new StoreFiles(new DiskTree(this.root), path.basename(this.root));
  }

  private checkModel(name: string): void {
    const meta = this.files().meta(`models/${name}`);
    const said = meta?.whole === true ? meta.text('name') : null;
    if (said === null)
      throw new KnownError('store-torn', `${name} has no whole meta.yaml.`, { path: `models/${name}/meta.yaml` });
    // On a disk that takes `Churn` and `churn` for the same.
    if (said !== name) throw new KnownError('name-other-case', `${said} is there already.`, { name, there: said });
    if (textOf(path.join(this.pathOf(name), 'tags', ...PROMPT_TAG.split('/'))) === 'true')
      throw new KnownError('name-prompt', `${name} is a prompt.`, { name });
  }
}

export function isFolder(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
