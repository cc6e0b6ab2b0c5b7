import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Output } from '../../../shared/contract/contract.ts';
import type { PortReportView } from '../../../shared/contract/port-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Taking a port back, or why that can't be done any more. */
export function UndoPart({ report: { row, noUndo } }: { readonly report: PortReportView }) {
  const { t, errorText } = useTexts();
  const { client } = useHost();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [left, setLeft] = useState<Output<'port.undo'>['left']>([]);
  const undo = async () => {
    setAsking(false);
    setBusy(true);
    setError(null);
    try {
      setLeft((await client.call('port.undo', { id: row.id })).left);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ['port-report', row.id] });
    }
  };
  if (error !== null) return <ErrorNotice error={error} onDismiss={() => setError(null)} />;
  if (row.state === 'undone')
    return left.length === 0 ? null : (
      <Notice kind="note" role="status">
        {left.map((each) => (
          <p key={each}>{t(`portScreen.report.left.${each}`)}</p>
        ))}
      </Notice>
    );
  if (row.state !== 'done') return null;
  if (noUndo !== null) return <Notice kind="note">{errorText(noUndo)}</Notice>;
  const about = {
    model: visible(row.model),
    version: row.version,
    target: visible(row.target.workspace ?? row.target.place),
  };
  return (
    <div className="undo-part">
      <Button disabled={busy} onPress={() => setAsking(true)}>
        <Undo2 size={16} aria-hidden /> {t('portScreen.action.undo')}
      </Button>
      <span className="muted">{t('portScreen.report.undoable')}</span>
      {asking ? (
        <ModalOverlay className="overlay fade" isOpen isDismissable onOpenChange={setAsking}>
          <Modal className="dialog">
            <Dialog role="alertdialog" className="dialog-body">
              <Heading slot="title">{t('portScreen.report.undoTitle')}</Heading>
              <p>{t('portScreen.report.undoText', about)}</p>
              <div className="actions">
                <Button onPress={() => setAsking(false)}>{t('shell.cancel')}</Button>
                <Button kind="primary" onPress={() => void undo()}>
                  {t('portScreen.action.undo')}
                </Button>
              </div>
            </Dialog>
          </Modal>
        </ModalOverlay>
      ) : null}
    </div>
  );
}
