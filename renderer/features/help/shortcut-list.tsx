import { COMMANDS, keysOf, TAB_NUMBERS, tabNumberKeys } from '../../../shared/contract/commands.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { shownKeys } from '../shell/keys.ts';

/** Every command with its keys on this face, from the one table. */
export function ShortcutList() {
  const { t } = useTexts();
  const { face } = useHost();
  const mac = /mac/i.test(navigator.platform);
  const row = (what: string, keys: string | null) =>
    keys === null ? null : (
      <div key={what}>
        <dt>{what}</dt>
        <dd>
          <kbd>{shownKeys(keys, mac)}</kbd>
        </dd>
      </div>
    );
  return (
    <dl className="shortcuts">
      {COMMANDS.map((command) => row(t(`shell.command.${command.id}`), keysOf(command, face)))}
      {row(t('shell.goToTab', { last: TAB_NUMBERS }), tabNumberKeys(face))}
    </dl>
  );
}
