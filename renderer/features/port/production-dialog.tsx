import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PortReportView } from '../../../shared/contract/port-schemas.ts';
import { standing, type Check } from '../../../shared/export/checks.ts';
import type { PortRow } from '../../../shared/export/port-row.ts';
import { asInProduction, reasonStill } from '../../../shared/export/production-since.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { asErrorData, useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
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

/** Asks for what production wants before a port is gone on with, or started later than it was planned. One dialog throughout: it knows where the focus was. */
export function ProductionDialog({ row, name, onAct, onAgain, onClose }: ProductionDialogProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const { data, error } = useQuery({
    queryKey: ['port-report', row.id],
    queryFn: ({ signal }) => client.call('port.report', { id: row.id }, { signal }),
  });
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const does = row.state === 'waiting' ? 'start' : 'resume';
  const stops =
    data === undefined ? [] : standing(checksOf(data.plan), { production: true, reason: keptBy(data.plan) });
  const hopeless = stops.filter(({ passable }) => !passable);
  const said = { confirmed: typed, reason: stops.length === 0 ? null : reason.trim() };
  const named = { name, role: 'PROD' } as const;
  const again = hopeless.length > 0;
  return (
    <FormDialog
      alert
      title={t(`portScreen.production.${does}`)}
      action={t(again ? 'portScreen.trouble.recheck' : `portScreen.action.${does}`)}
      disabled={!again && (data === undefined || typed !== name || said.reason === '')}
      error={error}
      onAct={() => (again ? onAgain() : onAct(said))}
      onClose={onClose}
    >
      {data === undefined ? (
        error === null ? (
          <Busy text={t('portScreen.destination.looking')} />
        ) : null
      ) : (
        <>
          <About row={row} name={name} plan={data.plan} />
          {stops.length === 0 ? null : (
            <>
              <p>{t(`portScreen.production.${again ? 'stopped' : 'reasons'}`)}</p>
              <CheckList production checks={again ? hopeless : stops} />
            </>
          )}
          {stops.length === 0 || again ? null : (
            <TextRow
              first
              label={t('portScreen.preflight.reason')}
              help={t('portScreen.preflight.reasonHelp')}
              value={reason}
              most={10_000}
              onChange={setReason}
            />
          )}
          {again ? null : <ConfirmRow first={stops.length === 0} {...named} value={typed} onChange={setTyped} />}
        </>
      )}
    </FormDialog>
  );
}

type Planned = PortReportView['plan'];

/** What it is about, and the reason that still counts. */
function About({ row, name, plan }: Pick<ProductionDialogProps, 'row' | 'name'> & { readonly plan: Planned }) {
  const { t } = useTexts();
  const kept = keptBy(plan);
  const about = { name: visible(name), model: visible(row.model) };
  return (
    <>
      <p>{t(`portScreen.production.${isSince(plan) ? 'since' : 'planned'}`, about)}</p>
      {kept === null ? null : (
        <p>
          <span className="muted">{t('portScreen.report.reason')}</span> {visible(kept)}
        </p>
      )}
    </>
  );
}

function isSince({ target }: Planned): boolean {
  return target.role !== 'PROD';
}

function checksOf(plan: Planned): readonly Check[] {
  return isSince(plan) ? asInProduction(plan.checks) : plan.checks;
}

function keptBy(plan: Planned): string | null {
  return reasonStill(plan, isSince(plan));
}
