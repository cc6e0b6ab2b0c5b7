import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts.ts';
import { Button } from './button.tsx';

/** Copies a text; says so for two seconds, also to screen readers. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useTexts();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setDone(true));
  };
  return (
    <Button onPress={copy}>
      {done ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      <span aria-live="polite">{done ? t('shell.copied') : (label ?? t('shell.copy'))}</span>
    </Button>
  );
}
