import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { KnownError, toErrorData } from '../../../shared/contract/errors.ts';
import { createTexts } from '../../../shared/texts/translator.ts';
import { errorText } from '../../../electron/cli/print-text.ts';
import { DISK, type Disk, type Operation } from '../../../electron/transfer/disk.ts';
import { ROOT } from '../../support/build.ts';
import { exported } from '../../support/ports.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

// Of what is done to an open file the system names none.
it.each<[Operation, string, string, string]>([
  ['write', 'model.skops', 'model.skops', 'ws'],
  ['fsync', 'python_env.yaml', 'python_env.yaml', 'ws'],
  [
    'write',
    'journal.jsonl',
    'ws/.model-porter/mlflow.db/ports/ID/journal.jsonl',
    'ws/.model-porter/mlflow.db/ports/ID',
  ],
  [
    'write',
    'manifest.json.new',
    'ws/.model-porter/mlflow.db/ports/ID/manifest.json.new',
    'ws/.model-porter/mlflow.db/ports/ID',
  ],
  ['fsync-folder', 'mlartifacts/model-porter', 'ws/mlartifacts/model-porter', 'ws/mlartifacts'],
])(
  'a disk that takes no more at the %s of %s is told by what could not be written, and its folder',
  async (operation, file, named, around) => {
    const here = path.join(folder.path, `d${(made += 1)}`);
    const failing: Disk = {
      ...DISK,
      failpoint(each, at) {
        if (each === operation && at.endsWith(file)) throw Object.assign(new Error('x'), { code: 'ENOSPC' });
        return undefined;
      },
    };
    const place = {
      to: path.join(here, 'ws'),
      data: path.join(here, 'data'),
      layout: 'sqlite',
      source: path.join(ROOT, 'assets/examples/diabetes-2025'),
    } as const;
    const error: unknown = await exported(place, failing).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(KnownError);
    const { code, details = {} } = toErrorData(error);
    const plain = (text: unknown) => String(text).replace(/\d{8}-\d{6}-[0-9a-f]{8}/g, 'ID');
    const at = (name: string) => (name.startsWith('ws') ? path.join(here, name) : name);
    expect({ code, path: plain(details['path']), folder: plain(details['folder']) }).toEqual({
      code: 'disk-full',
      path: at(named),
      folder: at(around),
    });
    // There is room enough: it is not said to lack.
    expect(plain(errorText(toErrorData(error), createTexts('en')))).toContain(
      `"${at(named)}" could not be written: the disk that holds "${at(around)}" takes no more`,
    );
  },
);
