import { hostname, userInfo } from 'node:os';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Role } from '../../shared/workspace/kinds.ts';
import { DISK, type Disk } from '../transfer/disk.ts';
import type { Compression } from '../transfer/zip-writer.ts';

/** What every act of a port needs from outside. */
export interface PortContext {
  /** The app's own folder: journals of ports into zips, and which ports there were. */
  readonly data: string;
  /** The packed empty database (assets/workspace). */
  readonly seed: string;
  /** Name and version of this program. */
  readonly tool: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PortProgress) => void;
  readonly compression?: Compression;
  readonly disk?: Disk;
  readonly now?: () => Date;
}

/** copy: into the workspace; check: read back from it. */
export interface PortProgress {
  readonly step: 'copy' | 'check';
  /** Bytes and files of this step. */
  readonly done: number;
  readonly total: number;
  readonly files: number;
  readonly of: number;
}

/** Where a model is to go. */
export interface TargetPlace {
  readonly place: string;
  readonly workspace: string | null;
  readonly role: Role | null;
  /** Of a workspace that has to be made. */
  readonly layout: 'sqlite' | 'files';
}

/** The database or root that is made where there is no workspace yet. */
export function newStore({ place, layout }: Pick<TargetPlace, 'place' | 'layout'>): string {
  return path.join(path.resolve(place), layout === 'sqlite' ? 'mlflow.db' : 'mlruns');
}

export function nowOf({ now = () => new Date() }: PortContext): Date {
  return now();
}

export function diskOf({ disk = DISK }: PortContext): Disk {
  return disk;
}

export function workspaceOptions(context: PortContext) {
  const { data, compression } = context;
  return { data, disk: diskOf(context), ...(compression === undefined ? {} : { compression }) };
}

/** `20260131-235959-3e7a1b2c`: when, in UTC, to the millisecond, and five digits at random. Later ones sort behind. */
export function newPortId(at: Date): string {
  const time = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const random = randomBytes(3).toString('hex').slice(1);
  return `${time}-${at.getUTCMilliseconds().toString(16).padStart(3, '0')}${random}`;
}

/** Who is at work; '' where the system has no name for them. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

export function hostName(): string {
  return hostname();
}
