import { useEffect, useState } from 'react';
import { useTexts } from '../texts.ts';
import { Button } from './button.tsx';

/** Nothing for the first moment, then what is going on, then a way to stop it. */
export function Busy({ text, onCancel }: { readonly text: string; readonly onCancel?: () => void }) {
  const { t } = useTexts();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timers = [150, 1000, 2000].map((delay) => setTimeout(() => setSeconds(delay / 1000), delay));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className="busy" role="status">
      {seconds > 0 ? <p className="muted">{text}</p> : null}
      {seconds >= 2 && onCancel !== undefined ? <Button onPress={onCancel}>{t('shell.cancel')}</Button> : null}
    </div>
  );
}
