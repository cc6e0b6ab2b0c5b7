import { Check, Copy } from 'lucide-react';
import { useTexts } from '../texts.ts';
import { Button } from './button.tsx';
import { useCopy } from './use-copy.ts';

/** A small button that copies a text; `what` names it for screen readers. */
export function CopyIcon({ text, what }: { readonly text: string; readonly what: string }) {
  const { t } = useTexts();
  const [done, copy] = useCopy();
  return (
    <Button kind="quiet" label={t(done ? 'shell.copied' : 'shell.copyWhat', { what })} onPress={() => copy(text)}>
      {done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
    </Button>
  );
}
