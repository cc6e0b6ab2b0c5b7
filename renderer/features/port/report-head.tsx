import { CircleAlert, CircleCheck, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { PortReportView } from '../../../shared/contract/port-schemas.ts';
import { durationText } from '../../../shared/export/duration.ts';
import { inZip } from '../../../shared/export/report-document.ts';
import { aliasesOf } from '../../../shared/export/plan.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { RoleBadge } from '../workspaces/role-badge.tsx';
import { PortStateMark } from './port-state-mark.tsx';

/** The one sentence, and the proof. */
export function ReportHead({ report: { row, plan, identical, aliasBefore } }: { readonly report: PortReportView }) {
  const { t, number } = useTexts();
  const { state, outcome, version, target } = row;
  const name = visible(target.workspace ?? target.place);
  const about = { model: visible(row.model), version, target: name, ...inZip(row) };
  const done = state === 'done';
  const sentence =
    state === 'undone'
      ? t(`portScreen.report.${outcome === 'existing' ? 'undoneExisting' : 'undone'}`, about)
      : outcome === 'existing'
        ? t('portScreen.report.existing', about)
        : t(`portScreen.report.${target.kind === 'zip' ? 'doneZip' : 'done'}`, about);
  const Icon = done ? CircleCheck : state === 'undone' ? Undo2 : CircleAlert;
  const took =
    row.began === null || row.ended === null ? null : durationText(Date.parse(row.ended) - Date.parse(row.began), t);
  const aliases = done && target.kind !== 'zip' ? aliasesOf(plan.target, aliasBefore) : [];
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(state);
  useEffect(() => {
    // Whoever takes it back presses that further down.
    if (before.current !== state) place.current?.scrollIntoView({ block: 'nearest' });
    before.current = state;
  }, [state]);
  const moved = done && outcome === 'ported' && version !== plan.target.version;
  return (
    <div ref={place} className={`report-head ${done ? 'ok' : state}`}>
      <Icon size={28} aria-hidden />
      <div>
        {done || state === 'undone' ? (
          <p className="verdict-sentence">{sentence}</p>
        ) : (
          <p className="verdict-sentence">
            {about.model} <PortStateMark state={state} />
          </p>
        )}
        {identical === null || !done ? null : (
          <p className="report-proof">
            <strong>{t('portScreen.report.identical', { identical: number(identical), count: row.files })}</strong>{' '}
            {t('portScreen.report.byDigest')}
          </p>
        )}
        <p className="muted report-facts">
          {target.role === null ? null : <RoleBadge role={target.role} />}
          {took === null ? null : <span>{t('portScreen.report.took', { took })}</span>}
          <code className="exact-target">{visible(target.place)}</code>
        </p>
        {moved ? <p>{t('portScreen.report.moved', { planned: plan.target.version, version })}</p> : null}
        {aliases.map(({ alias, before }) => (
          <p key={alias}>
            {t('portScreen.report.alias', { alias: visible(alias), version, before: before ?? t('portScreen.none') })}
          </p>
        ))}
      </div>
    </div>
  );
}
