import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { isInSource } from '../port/inside-source.ts';
import type { PortSource } from '../port/port-source.ts';
import { taken } from '../transfer/write-errors.ts';
import { closedAmong } from '../workspaces/writable.ts';

/**
 * Looks beforehand whether a plan or a report can be written to this file: afterwards the port is done, and a file in the model is part of
 * it. Errors: `target-in-source`, `target-exists`, `folder-missing`, `target-not-writable`.
 */
export function checkNewFile(file: string, from: PortSource): void {
  const refused = (code: string) => new KnownError(code, `${code}: ${file}`, { path: visible(file) });
  if (isInSource(file, from)) throw refused('target-in-source');
  const folder = path.dirname(path.resolve(file));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw refused('folder-missing');
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) throw taken(file);
  if (closedAmong([folder]) !== null) throw refused('target-not-writable');
}
