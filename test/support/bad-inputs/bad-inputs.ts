import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { createTexts } from '../../../shared/texts/translator.ts';
import { pace } from '../pace.ts';
import { makeOutside, type BadInput } from './bad-input.ts';
import { FOLDER_INPUTS } from './folder-inputs.ts';
import { MLMODEL_INPUTS } from './mlmodel-inputs.ts';
import { ZIP_INPUTS } from './zip-inputs.ts';

/** One table for the command line, the tab and the window. */
export const BAD_INPUTS: readonly BadInput[] = [...MLMODEL_INPUTS, ...ZIP_INPUTS, ...FOLDER_INPUTS];

/** How long an answer may take, in milliseconds: two seconds on an ordinary machine. */
export function patience(): number {
  return 2000 * pace();
}

/** Makes an input in a folder of its own under `root`, `outside/` beside it; returns the path to open. */
export function makeInput(input: BadInput, root: string): string {
  const at = mkdtempSync(path.join(root, `${input.id} `));
  makeOutside(path.join(at, 'outside'));
  const place = path.join(at, input.file ?? 'model');
  input.make(place);
  return place;
}

/** A path below `root` where nothing is yet. */
export function newPlace(root: string): string {
  return path.join(mkdtempSync(path.join(root, 'b ')), 'model');
}

const texts = createTexts('en');

/** The English text of a code, its gaps open. */
export function textOf(code: string): RegExp {
  const key = ['problem', 'error'].map((group) => `${group}.${code}`).find((each) => texts.exists(each));
  if (key === undefined) throw new Error(`no text for ${code}`);
  const raw = texts.t(key, { skipInterpolation: true });
  return new RegExp(
    raw
      .split(/\{\{\w+\}\}/)
      .map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
      .join('[^]*?'),
  );
}
