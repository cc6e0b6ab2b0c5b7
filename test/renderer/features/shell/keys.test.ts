import { describe, expect, it } from 'vitest';
import { commandFor, keyName, shownKeys } from '../../../../renderer/features/shell/keys.ts';
import { COMMANDS, keysOf } from '../../../../shared/contract/commands.ts';

const press = (key: string, code: string, held = '') =>
  keyName({
    key,
    code,
    ctrlKey: held.includes('c'),
    metaKey: held.includes('m'),
    shiftKey: held.includes('s'),
    altKey: held.includes('a'),
  });

describe.each(['window', 'tab'] as const)('the shortcuts of the %s', (face) => {
  const all = COMMANDS.flatMap((command) => keysOf(command, face) ?? []);

  it('are each of one command', () => {
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(all)('%s can be typed on a keyboard where AltGr is Ctrl+Alt', (keys) => {
    expect(keys).not.toMatch(/(?:Ctrl|CmdOrCtrl).*Alt|Alt.*(?:Ctrl|CmdOrCtrl)/);
    expect(keys).not.toMatch(/[[\]\\/`{}@#|~]$/);
  });

  it.each(all)('%s is not a number of the open models', (keys) => {
    expect(keys).not.toMatch(face === 'window' ? /^CmdOrCtrl\+[1-7]$/ : /^Alt\+Shift\+[1-7]$/);
  });
});

it.each(COMMANDS.flatMap((command) => keysOf(command, 'tab') ?? []))(
  '%s is not a key that browsers keep for themselves',
  (keys) => {
    expect(keys).not.toMatch(/^(?:CmdOrCtrl|Ctrl)\+(?:Shift\+)?(?:W|T|N|Q|L|Tab|\d)$/);
  },
);

it.each([
  ['o', 'KeyO', 'c', 'window', 'open-folder'],
  ['O', 'KeyO', 'cs', 'window', 'open-file'],
  ['o', 'KeyO', 'm', 'window', 'open-folder'],
  ['w', 'KeyW', 'c', 'window', 'close-tab'],
  ['w', 'KeyW', 'c', 'tab', null],
  ['W', 'KeyW', 'as', 'tab', 'close-tab'],
  ['∑', 'KeyW', 'as', 'tab', 'close-tab'],
  ['Tab', 'Tab', 'c', 'window', 'next-tab'],
  ['Tab', 'Tab', 'cs', 'window', 'previous-tab'],
  ['ArrowRight', 'ArrowRight', 'as', 'tab', 'next-tab'],
  ['+', 'Equal', 'cs', 'window', 'zoom-in'],
  ['=', 'Equal', 'c', 'window', 'zoom-in'],
  ['+', 'NumpadAdd', 'c', 'window', 'zoom-in'],
  ['-', 'Minus', 'c', 'window', 'zoom-out'],
  ['+', 'Equal', 'cs', 'tab', null],
  ['3', 'Digit3', 'c', 'window', 3],
  ['"', 'Digit2', 'as', 'tab', 2],
  ['é', 'Digit2', 'c', 'window', 2],
  ['8', 'Digit8', 'c', 'window', null],
  [',', 'Comma', 'c', 'window', 'settings'],
  ['F1', 'F1', '', 'window', 'help'],
  ['o', 'KeyO', '', 'window', null],
  ['€', 'KeyE', 'ca', 'window', null],
  // Dvorak: W is where others have a comma, and the menus mean the letter.
  ['w', 'Comma', 'c', 'window', 'close-tab'],
  [',', 'KeyW', 'c', 'window', 'settings'],
  ['щ', 'KeyO', 'c', 'window', 'open-folder'],
] as const)('%s (%s, held %s) in the %s means %s', (key, code, held, face, command) => {
  expect(commandFor(press(key, code, held), face)).toBe(command);
});

it.each([
  ['CmdOrCtrl+Shift+O', false, 'Ctrl+Shift+O'],
  ['CmdOrCtrl+Shift+O', true, '⌘+Shift+O'],
  ['CmdOrCtrl+Plus', false, 'Ctrl++'],
  ['Alt+Shift+Right', false, 'Alt+Shift+→'],
])('%s is shown as people know it', (keys, mac, shown) => {
  expect(shownKeys(keys, mac)).toBe(shown);
});
