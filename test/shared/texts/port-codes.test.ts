import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { port } from '../../../shared/texts/en/port.ts';
import { ROOT } from '../../support/build.ts';

const PAGE = readFileSync(path.join(ROOT, 'docs/porting.md'), 'utf8');
const OF_PORTS =
  /^(?:port|undo|resume|plan|preflight|confirm|source|existing|copy|manifest|target|version|notes)-|^(?:disk-full|cannot-write)$/;

it.each(Object.keys(port.error).filter((code) => OF_PORTS.test(code) && !code.includes('_')))(
  'the page on porting tells of %s',
  (code) => {
    expect(PAGE).toContain(`\`${code}\``);
  },
);
