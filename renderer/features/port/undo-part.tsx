import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { PortReportView } from '../../../shared/contract/port-schemas.ts';
import { inZip } from '../../../shared/export/report-document.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { asErrorData, useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmRow, isConfirmed } from '../workspaces/confirm-row.tsx';

/** Taking a port back, or why that can't be done any more. */
export function UndoPart({ report: { row, noUndo, movesBack } }: { readonly report: PortReportView }) {
  const { t, errorText } = useTexts();
  const { client } = useHost();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  // It may be production, or called otherwise, only since: then the host names it.
  const [production, setProduction] = useState(row.target.role === 'PROD' ? row.target.workspace : null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [undone, setUndone] = useState<Output<'port.undo'> | null>(null);
  const undo = async () => {
    setAsking(false);
    setTyped('');
    setBusy(true);
    setError(null);
    try {
      setUndone(await client.call('port.undo', { id: row.id, confirmed: production === null ? null : typed }));
    } catch (thrown) {
      const { code, details } = asErrorData(thrown);
      if (code === 'confirm-production') setProduction(String(details?.['name']));
      setError(thrown);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ['port-report', row.id] });
    }
  };
  if (error !== null) return <ErrorNotice error={error} onDismiss={() => setError(null)} />;
  if (row.state === 'undone')
    return undone === null || undone.left.length + undone.aliases.length === 0 ? null : (
      <Notice kind="note" role="status">
        {undone.aliases.map(({ alias, version }) => (
          <p key={alias}>
            {t(`port.undone.alias.${version === null ? 'gone' : 'back'}`, {
              alias: visible(alias),
              version: version ?? '',
            })}
          </p>
        ))}
        {undone.left.map((each) => (
          <p key={each}>{t(`portScreen.report.left.${each}`)}</p>
        ))}
      </Notice>
    );
  if (row.state !== 'done') return null;
  if (noUndo !== null) return <Notice kind="note">{errorText(noUndo)}</Notice>;
  const what = row.outcome === 'existing' ? 'existing' : row.target.kind === 'zip' ? 'zip' : 'version';
  const about = {
    model: visible(row.model),
    version: row.version,
    target: visible(row.target.workspace ?? row.target.place),
    ...inZip(row),
  };
  const named = { name: production ?? '', role: production === null ? 'DEV' : 'PROD' } as const;
  return (
    <div className="undo-part">
      <Button disabled={busy} onPress={() => setAsking(true)}>
        <Undo2 size={16} aria-hidden /> {t('portScreen.action.undo')}
      </Button>
      <span className="muted">{t(`portScreen.report.undoable.${what}`, inZip(row))}</span>
      {asking ? (
        <Dialog
          alert
          title={t('portScreen.report.undoTitle')}
          typedInto={production !== null}
          className={production === null ? '' : 'form-dialog'}
          act={{
            text: t('portScreen.action.undo'),
            onPress: () => void undo(),
            disabled: !isConfirmed(named, typed),
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t(`portScreen.report.undoText.${what}`, about)}</p>
          {movesBack.map(({ alias, version }) => (
            <p key={alias}>
              {t(`portScreen.report.undoAlias.${version === null ? 'gone' : 'back'}`, {
                alias: visible(alias),
                version: version ?? '',
              })}
            </p>
          ))}
          {production === null ? null : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (isConfirmed(named, typed)) void undo();
              }}
            >
              <ConfirmRow first {...named} value={typed} onChange={setTyped} />
            </form>
          )}
        </Dialog>
      ) : null}
    </div>
  );
}
