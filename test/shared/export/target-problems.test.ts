import { describe, expect, it } from 'vitest';
import { targetProblems, type Named } from '../../../shared/export/target-problems.ts';
import { en } from '../../../shared/texts/en.ts';

const NAMED: Named = { kind: 'files', model: 'churn', alias: 'best', also: ['next'], description: null, tags: {} };

describe('what a port is to write', () => {
  it.each([
    ['nothing wrong', { tags: { team: 'a', 'team.name': 'b', 'teams/x': 'c' } }, []],
    ['a name that is a path', { model: '../m' }, ['name-slash']],
    ['an alias', { alias: '../../a' }, ['name-alias']],
    ['an alias of a zip', { also: ['fine', '../../a'] }, ['name-alias']],
    ['a key', { tags: { '../x': '' } }, ['name-path']],
    ['a tag in a tag', { tags: { 'team/name': 'a', team: 'b' } }, ['name-tag-in-tag']],
    ['a tag in a tag of a database', { kind: 'sqlite', tags: { 'team/name': 'a', team: 'b' } }, []],
    ['a colon where it is a stream', { tags: { 'a:b': '' } }, ['name-tag-key']],
  ] satisfies [string, Partial<Named>, string[]][])('%s', (_name, change, wanted) => {
    const codes = targetProblems({ ...NAMED, ...change }, true).map(({ code }) => code);
    expect(codes).toEqual(wanted);
    for (const code of codes) expect(en.error).toHaveProperty([code]);
  });
});
