import { useEffect, useState } from 'react';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';

/** Anything dropped anywhere on the window is opened; a drop never navigates. */
export function DropLayer({
  onOpened,
  onError,
}: {
  readonly onOpened: (opened: Opened) => void;
  readonly onError: (error: unknown) => void;
}) {
  const { t } = useTexts();
  const host = useHost();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(event.dataTransfer?.types.includes('Files') ?? false);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) host.openDrop(event.dataTransfer).then(onOpened, onError);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [host, onOpened, onError]);
  if (!over) return null;
  return (
    <div className="drop-layer fade">
      <p>{t('shell.drop.open')}</p>
    </div>
  );
}
