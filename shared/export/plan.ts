import type { Role, WorkspaceKind } from '../workspace/kinds.ts';
import type { Check } from './checks.ts';
import type { ModelType } from './model-type.ts';
import type { Knew } from './knew.ts';

/** One step of a model from workspace to workspace. */
export interface Hop {
  readonly source: string;
  readonly store?: string;
  readonly version?: string;
  readonly run?: string;
  readonly digest?: string;
  readonly at?: string;
  readonly by?: string;
  readonly tool?: string;
  /** Older steps that were left out here. */
  readonly more?: number;
}

/** One model to be ported, as plain JSON: it can be kept, read by people, and carried out later. */
export interface Plan {
  readonly format: 1;
  /** Of this one port; it names its folder, and a tag of the version. */
  readonly id: string;
  readonly made: string;
  readonly tool: string;
  /** Who: the user's name on this machine. */
  readonly by: string;
  readonly source: PlannedSource;
  readonly target: PlannedTarget;
  readonly checks: readonly Check[];
  /** Why a stop was passed, in a person's words. */
  readonly reason: string | null;
}

export interface PlannedSource {
  /** The folder or zip, and the model's folder in it. */
  readonly place: string;
  readonly inside: string;
  /** Plans of older versions do not say: then it is a model of MLflow's. */
  readonly type?: ModelType;
  /** What it is called afterwards: a file URI, or `models:/name/3`; without credentials. */
  readonly uri: string;
  /** Where that version lives; null for a folder or a zip. */
  readonly store: string | null;
  readonly version: string | null;
  readonly run: string | null;
  /** What it is called at the source; plans of older versions do not say this, nor the two that follow. */
  readonly name?: string;
  readonly runLink?: string;
  readonly registered?: RegisteredOwn;
  readonly folders: readonly string[];
  readonly files: readonly PlannedFile[];
  /** Files that loading left there, and that are not ported. Plans of older versions do not say. */
  readonly left?: readonly string[];
  /** Bytes. */
  readonly size: number;
  /** Of all files (`treeDigestText`); null where they were not read yet. */
  readonly digest: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly description: string | null;
  /** They stay behind; named in the review. */
  readonly aliases: readonly string[];
  readonly stage: string | null;
  readonly chain: readonly Hop[];
  /** What the run that made it knew; it goes into the manifest. */
  readonly knew?: Knew;
}

/** Of a registered model, not of its versions: it stays behind, and is named in the review. */
export interface RegisteredOwn {
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

export interface PlannedFile {
  readonly path: string;
  readonly size: number;
  /** SHA-256; null where it was not read yet. */
  readonly digest: string | null;
  /** When it was last changed, as the system says: another one, another content. Plans of older versions do not say. */
  readonly stamp?: string;
}

export interface PlannedTarget {
  readonly kind: WorkspaceKind;
  /** The folder, database, root or zip, as it was asked for. */
  readonly place: string;
  /** The database, root or zip itself, also where it has to be made; plans of older versions do not say. */
  readonly store?: string;
  /** Of a workspace with a name of its own. */
  readonly workspace: string | null;
  readonly role: Role | null;
  readonly model: string;
  /** The next number, as it was when this was planned. */
  readonly version: string;
  /** The workspace is made along with it. */
  readonly isNew?: true;
  /** The registered model is not there yet. */
  readonly fresh: boolean;
  readonly alias: string | null;
  /** Where the alias pointed then. */
  readonly aliasBefore: string | null;
  /** More, such as a zip brings, which were free there then; set where they are still free. Plans of older versions do not say. */
  readonly also?: readonly string[];
  /** Of those the aliases that point to a version there, by their names: they are left alone. */
  readonly taken?: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** What the version has that holds the same already; plans of older versions do not say. */
  readonly there?: {
    readonly description: string | null;
    readonly tags: Readonly<Record<string, string>>;
    readonly aliases: readonly string[];
    readonly runLink?: string;
  };
  /** Texts that go beside the model's folder in a zip, by their names. */
  readonly beside?: Readonly<Record<string, string>>;
  /** What callers get there now: the version behind `champion` or `production`, else the latest. */
  readonly serving: { readonly version: string; readonly alias: string | null } | null;
}

/** Every alias that a port sets, and where it pointed before. */
export function aliasesOf(
  { alias, aliasBefore, also = [] }: Pick<PlannedTarget, 'alias' | 'aliasBefore' | 'also'>,
  before = aliasBefore,
): { alias: string; before: string | null }[] {
  const free = also.map((each) => ({ alias: each, before: null }));
  return alias === null ? free : [{ alias, before }, ...free];
}

/** How the workspace of a plan is made, where there is none. */
export function layoutOf({ target }: Plan): 'sqlite' | 'files' {
  return target.kind === 'files' ? 'files' : 'sqlite';
}

/** Of a tree: SHA-256 over this text, one line a file, sorted by path. */
export function treeDigestText(files: readonly { path: string; size: number; digest: string }[]): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, size, digest }) => `${JSON.stringify(path)} ${size} ${digest}\n`)
    .join('');
}

/** The plan in a file that a person kept; null where it is none of ours. Only its form is looked at. */
export function readPlan(text: string): Plan | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value['format'] !== 1) return null;
  const { id, made, tool, by, source, target, checks, reason } = value;
  const whole =
    [id, made, tool, by].every(isText) &&
    /^\d{8}-\d{6}-[0-9a-f]{8}$/.test(String(id)) &&
    isSource(source) &&
    isTarget(target) &&
    Array.isArray(checks) &&
    checks.every((check) => isRecord(check) && isText(check['id']) && isText(check['state'])) &&
    isTextOrNull(reason);
  return whole ? (value as unknown as Plan) : null;
}

function isSource(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { place, inside, uri, store, version, run, folders, files, size, digest, tags, description } = value;
  const { name, runLink, registered } = value;
  return (
    [place, inside, uri].every(isText) &&
    [store, version, run, digest, description].every(isTextOrNull) &&
    Array.isArray(folders) &&
    folders.every(isText) &&
    Array.isArray(files) &&
    files.every(isFile) &&
    typeof size === 'number' &&
    [name, runLink].every((each) => each === undefined || isText(each)) &&
    (registered === undefined ||
      (isRecord(registered) && isTextOrNull(registered['description']) && isTexts(registered['tags']))) &&
    isTexts(tags) &&
    Array.isArray(value['chain'])
  );
}

function isFile(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { path, digest, stamp = '' } = value;
  return [path, stamp].every(isText) && isTextOrNull(digest);
}

function isTarget(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { kind, place, workspace, role, model, version, fresh, alias, aliasBefore, description, tags, also, taken } =
    value;
  return (
    [kind, place, model, version].every(isText) &&
    [workspace, role, alias, aliasBefore, description].every(isTextOrNull) &&
    typeof fresh === 'boolean' &&
    (also === undefined || (Array.isArray(also) && also.every(isText))) &&
    (taken === undefined || isTexts(taken)) &&
    isTexts(tags)
  );
}

function isTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(isText);
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The version that holds the same already, where the pre-flight found one: no other is made. */
export function sameThere({ checks }: { readonly checks: readonly Pick<Check, 'code' | 'details'>[] }): string | null {
  const version = checks.find(({ code }) => code === 'same-there')?.details['version'];
  return version === undefined ? null : String(version);
}
