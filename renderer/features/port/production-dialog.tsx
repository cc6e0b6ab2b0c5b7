import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PortReportView } from '../../../shared/contract/port-schemas.ts';
import { reasonStill, standing } from '../../../shared/export/checks.ts';
import type { PortRow } from '../../../shared/export/port-row.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { asErrorData, useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ConfirmRow } from '../workspaces/confirm-row.tsx';
import { FormDialog, TextRow } from '../workspaces/form-dialog.tsx';
import { CheckList } from './check-list.tsx';
import type { Said } from './use-port-acts.ts';

/** The production that a refusal asks for by its name; null for any other error. */
export function productionIn(error: unknown): string | null {
  if (error === null) return null;
  const { code, details } = asErrorData(error);
  return ['resume-production', 'confirm-production'].includes(code) ? String(details?.['name']) : null;
}

export interface ProductionDialogProps {
  readonly row: PortRow;
  /** What the target is called now. */
  readonly name: string;
  readonly onAct: (said: Said) => void;
  /** Plans it anew. */
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** Asks for what production wants before a port is gone on with, or started later than it was planned. */
export function ProductionDialog({ row, ...rest }: ProductionDialogProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const { data, error } = useQuery({
    queryKey: ['port-report', row.id],
    queryFn: ({ signal }) => client.call('port.report', { id: row.id }, { signal }),
  });
  if (data !== undefined) return <Asked row={row} plan={data.plan} {...rest} />;
  return (
    <Dialog alert title={titleOf(row, t)} onClose={rest.onClose}>
      {error === null ? <Busy text={t('portScreen.destination.looking')} /> : <ErrorNotice error={error} />}
    </Dialog>
  );
}

function titleOf({ state }: PortRow, t: (key: string) => string): string {
  return t(`portScreen.production.${state === 'waiting' ? 'start' : 'resume'}`);
}

interface AskedProps extends ProductionDialogProps {
  readonly plan: PortReportView['plan'];
}

function Asked({ row, name, plan, onAct, onAgain, onClose }: AskedProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const since = plan.target.role !== 'PROD';
  const kept = reasonStill(plan, since);
  const stops = standing(plan.checks, { production: true, reason: kept });
  const title = titleOf(row, t);
  const about = t(`portScreen.production.${since ? 'since' : 'planned'}`, {
    name: visible(name),
    model: visible(row.model),
  });
  if (stops.some(({ passable }) => !passable))
    return (
      <Dialog alert title={title} act={{ text: t('portScreen.trouble.recheck'), onPress: onAgain }} onClose={onClose}>
        <p>{about}</p>
        <p>{t('portScreen.production.stopped')}</p>
        <CheckList production checks={stops.filter(({ passable }) => !passable)} />
      </Dialog>
    );
  const named = { name, role: 'PROD' } as const;
  const said = { confirmed: typed, reason: stops.length === 0 ? null : reason.trim() };
  return (
    <FormDialog
      alert
      title={title}
      action={t(`portScreen.action.${row.state === 'waiting' ? 'start' : 'resume'}`)}
      disabled={typed !== name || said.reason === ''}
      error={null}
      onAct={() => onAct(said)}
      onClose={onClose}
    >
      <p>{about}</p>
      {kept === null ? null : (
        <p>
          <span className="muted">{t('portScreen.report.reason')}</span> {visible(kept)}
        </p>
      )}
      {stops.length === 0 ? null : (
        <>
          <p>{t('portScreen.production.reasons')}</p>
          <CheckList production checks={stops} />
          <TextRow
            first
            label={t('portScreen.preflight.reason')}
            help={t('portScreen.preflight.reasonHelp')}
            value={reason}
            most={10_000}
            onChange={setReason}
          />
        </>
      )}
      <ConfirmRow first={stops.length === 0} {...named} value={typed} onChange={setTyped} />
    </FormDialog>
  );
}
