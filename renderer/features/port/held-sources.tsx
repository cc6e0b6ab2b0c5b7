import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { DraftSource } from './draft.ts';

const COMMANDS = ['model-porter serve PATH', 'model-porter export PATH --to WORKSPACE'] as const;

/** Those of which a browser tab has the bytes alone: nothing can be ported that has no place on disk. */
export function useHeldSources(sources: readonly DraftSource[]): readonly DraftSource[] {
  const { isHeld } = useHost();
  return sources.filter(({ source, base }) => ('grant' in source && isHeld(source.grant ?? '')) || isHeld(base ?? ''));
}

/** Said before the wizard begins: what can't be exported from here, why, and the ways that lead on. */
export function HeldSources({
  held,
  onLeave,
}: {
  readonly held: readonly DraftSource[];
  readonly onLeave: () => void;
}) {
  const { t } = useTexts();
  return (
    <div className="port-body">
      <Notice kind="warning" role="status">
        <p>
          <strong>{t('portScreen.held.title', { names: held.map(({ name }) => visible(name)).join(', ') })}</strong>
        </p>
        <p>{t('portScreen.held.why')}</p>
      </Notice>
      <section className="port-part">
        <h2>{t('portScreen.held.ways')}</h2>
        <p>{t('portScreen.held.window')}</p>
        {COMMANDS.map((command, at) => (
          <div key={command} className="port-part">
            <p>{t(`portScreen.held.${at === 0 ? 'serve' : 'export'}`)}</p>
            <div className="actions">
              <code className="code-block">{command}</code>
              <CopyButton text={command} />
            </div>
          </div>
        ))}
      </section>
      <div className="actions">
        <Button kind="primary" onPress={onLeave}>
          {t('portScreen.held.leave')}
        </Button>
      </div>
    </div>
  );
}
