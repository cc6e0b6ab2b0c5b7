import { Check, Copy } from 'lucide-react';
import { useTexts } from '../texts.ts';
import { Button } from './button.tsx';
import { useCopy } from './use-copy.ts';

/** Copies a text; says so for two seconds, also to screen readers. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useTexts();
  const [done, copy] = useCopy();
  return (
    <Button onPress={() => copy(text)}>
      {done ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      <span aria-live="polite">{done ? t('shell.copied') : (label ?? t('shell.copy'))}</span>
    </Button>
  );
}
