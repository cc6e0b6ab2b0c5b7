import { describe, expect, it } from 'vitest';
import { command } from '../../support/command.ts';

const COMMANDS =
  'inspect infer compare check signature runs lineage export plan apply resume undo report verify list workspace serve';

describe('an option that a command does not know', () => {
  it.each(COMMANDS.split(' '))('of %s is named, and how it is called; the whole page is not printed', async (name) => {
    const { code, err } = await command('', [name, '--colour', 'red']);
    expect(code).toBe(2);
    expect(err).toMatch(/^model-porter: There is no option "--colour"\./);
    expect(err).toContain(`\n\nUsage: model-porter ${name}`);
    expect(err).toMatch(new RegExp(`model-porter ${name} --help tells more\\.\\n$`));
    expect(err).not.toContain('Exit codes');
  });
});

describe('a wrong option', () => {
  it.each([
    [['list', '-z'], 'There is no option "-z".'],
    [['list', '--zoo=3'], 'There is no option "--zoo".'],
    [['export', 'm', '--to'], '--to takes a value;'],
    [['export', 'm', '--to', '--yes'], '--to takes a value;'],
    [['export', 'm', '--json=3'], '--json takes no value.'],
    [['export', 'm', '--to', 'x', '--alias', 'a', '--alias=b'], '--alias is given twice and takes one value.'],
    [['plan', 'm', '--to', 'x', '--to', 'x'], '--to is given twice'],
    [['list', 'w', '--search', 'a', '--search', 'b'], '--search is given twice'],
    [['workspace', 'add', 'w', 'p', '--role', 'DEV', '--role', 'PROD'], '--role is given twice'],
    [['apply', 'p', '--confirm', 'a', '--confirm', 'a'], '--confirm is given twice'],
    [['export', 'm', '--to', ''], 'It takes: export SOURCE... --to WORKSPACE.'],
    [['export', '', '--to', 'x'], 'It takes: export SOURCE... --to WORKSPACE.'],
    [['plan', 'm', '', '--to', 'x'], 'It takes: plan SOURCE... --to WORKSPACE.'],
  ])('%j: %s', async (args, says) => {
    const { code, err } = await command('', args);
    expect({ code, says: err.startsWith(`model-porter: ${says}`) }).toEqual({ code: 2, says: true });
  });
});
