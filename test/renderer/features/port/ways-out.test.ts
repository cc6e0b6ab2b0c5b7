import { describe, expect, it } from 'vitest';
import { found, passed, type CheckId } from '../../../../shared/export/checks.ts';
import { waysOut, type Around, type WayOut } from '../../../../renderer/features/port/ways-out.ts';

const USUAL: Around = { isModel: true, open: true, production: false, reasoned: false };
const said = (ways: readonly WayOut[]) =>
  ways.map((way) => (way.kind === 'view' ? way.view : way.kind === 'field' ? `field ${way.field}` : way.kind));
const stop = (id: CheckId, code: string, passable = false) => found(id, 'stop', code, { passable });

describe('ways out of the pre-flight', () => {
  it.each([
    ['what is fine', passed('P04'), {}, []],
    ['a note shows the model there', found('P04', 'note', 'no-signature'), {}, ['edit']],
    ['no page for other files', found('P24', 'note', 'junk'), { isModel: false }, []],
    ['a broken model', stop('P02', 'files-missing'), {}, ['files', 'field source']],
    ['a kept plan stands', stop('P02', 'files-missing'), { open: false }, ['files']],
    ['secrets', stop('P22', 'secrets', true), {}, ['files', 'reason']],
    ['a reason is there', stop('P22', 'secrets', true), { reasoned: true }, ['files']],
    ['code, in development', found('P17', 'not-judged', 'runs-code', { passable: true }), {}, ['files']],
    [
      'code, into production',
      found('P17', 'not-judged', 'runs-code', { passable: true }),
      { production: true },
      ['files', 'reason'],
    ],
    ['the verdict', stop('verdict', 'verdict-breaks-callers', true), {}, ['reason']],
    ['a name', stop('P33', 'name-other-case'), {}, ['field name']],
    ['an alias', stop('P33', 'name-reserved'), {}, ['field alias']],
    ['a database without aliases', stop('P33', 'store-no-aliases'), {}, ['field alias']],
    ['a tag', stop('P33', 'name-tag-key'), {}, ['field tags']],
    ['a full disk', stop('P33', 'no-space'), {}, ['field place']],
    ['names that a zip can not have', stop('P28', 'names-not-everywhere'), {}, ['files', 'field place']],
    ['the same in a folder', found('P39', 'note', 'names-alike'), {}, ['files']],
  ] as const)('%s', (_name, check, more, ways) => {
    expect(said(waysOut(check, { ...USUAL, ...more }))).toEqual(ways);
  });
});
