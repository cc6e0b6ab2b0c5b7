import { useEffect, useSyncExternalStore } from 'react';
import { COMMANDS, keysOf, type Command } from '../../../shared/contract/commands.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { keyName } from '../shell/keys.ts';
import { useRowDesk, type CopyAs } from './row-desk.ts';

/** Where the keys are a row's: in its table, and in the inspector that shows it. */
const PLACES = '[data-row], [data-line], .inspector';
const EDITABLE = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

/** Copies the chosen row by its keys, and says so. Marked text and fields keep Ctrl+C for what it always does. */
export function RowCopying() {
  const { t } = useTexts();
  const { face } = useHost();
  const desk = useRowDesk();
  const said = useSyncExternalStore(desk.subscribe, desk.said);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const as = copyKeys(keyName(event), face);
      const { target } = event;
      if (as === null || !(target instanceof Element) || event.defaultPrevented) return;
      if (target.matches(EDITABLE) || target.closest(PLACES) === null) return;
      if (getSelection()?.isCollapsed === false) return;
      if (desk.copy(as)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [desk, face]);
  return (
    <span className="row-said" role="status">
      {said === null ? '' : t(`rows.${said}`)}
    </span>
  );
}

/** What a key press copies a row as; null for any other. */
export function copyKeys(name: string, face: 'window' | 'tab'): CopyAs | null {
  const keys = (id: string) => {
    const command: Command | undefined = COMMANDS.find((each) => each.id === id);
    return command === undefined ? null : keysOf(command, face);
  };
  return name === keys('copy-row') ? 'text' : name === keys('copy-row-json') ? 'json' : null;
}
