import { Check, Copy } from 'lucide-react';
import { visible } from '../../shared/safety/visible.ts';
import { useTexts } from '../texts.ts';
import { Button } from './button.tsx';
import { useCopy } from './use-copy.ts';

/** A long identifier on one line, cut where there is no room for it, with a button that copies all of it. */
export function IdText({ id, what }: { readonly id: string; readonly what: string }) {
  const { t } = useTexts();
  const [done, copy] = useCopy();
  return (
    <span className="id-text">
      <code title={visible(id)}>{visible(id)}</code>
      <Button kind="quiet" label={t(done ? 'shell.copied' : 'shell.copyWhat', { what })} onPress={() => copy(id)}>
        {done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </Button>
    </span>
  );
}
