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
    ['a name of Windows', { model: 'con' }, ['name-folder']],
    ['a name of Windows with an ending', { model: 'Com\u00b9 .v2' }, ['name-folder']],
    ['a name that only begins so', { model: 'console', alias: 'nul', tags: { aux: '' } }, []],
    ['a name of Windows in a database', { kind: 'sqlite', model: 'con' }, []],
    ['255 bytes', { model: 'é'.repeat(127), alias: 'é'.repeat(127), tags: { [`${'é'.repeat(120)}/b`]: '' } }, []],
    ['a name of more bytes', { model: 'é'.repeat(128) }, ['name-bytes']],
    ['an alias of more bytes', { alias: 'é'.repeat(128) }, ['name-bytes']],
    ['a brought alias of more bytes', { also: ['é'.repeat(128)] }, ['name-bytes']],
    ['a key of more bytes', { tags: { [`a/${'é'.repeat(128)}`]: '' } }, ['name-bytes']],
    ['a key whose parts are short', { tags: { [`${'é'.repeat(120)}/${'é'.repeat(120)}`]: '' } }, []],
    ['all of them in a database', { kind: 'sqlite', alias: 'é'.repeat(255), tags: { ['é'.repeat(250)]: '' } }, []],
    ['a mark of prompts', { tags: { 'mlflow.prompt.is_prompt': 'false' } }, ['name-tag-prompt']],
    ['another tag of prompts', { tags: { 'mlflow.prompt.text': 'x' } }, []],
    ['a tag of ours', { tags: { model_porter_reason: 'x' } }, ['name-tag-own']],
    ['a tag of ours in other letters', { kind: 'sqlite', tags: { Model_Porter_x: 'x' } }, ['name-tag-own']],
    ['a colon where it is a stream', { tags: { 'a:b': '' } }, ['name-tag-key']],
  ] satisfies [string, Partial<Named>, string[]][])('%s', (_name, change, wanted) => {
    const codes = targetProblems({ ...NAMED, ...change }, true).map(({ code }) => code);
    expect(codes).toEqual(wanted);
    for (const code of codes) expect(en.error).toHaveProperty([code]);
  });
});
