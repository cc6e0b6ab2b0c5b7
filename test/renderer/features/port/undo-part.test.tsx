import { act, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import type { PortReportView } from '../../../../shared/contract/port-schemas.ts';
import { rowOfPlan, type PortRow } from '../../../../shared/export/port-row.ts';
import { ReportHead } from '../../../../renderer/features/port/report-head.tsx';
import { UndoPart } from '../../../../renderer/features/port/undo-part.tsx';
import { fakeHost } from '../../../support/fake-client.tsx';
import { planOf } from '../../../support/plan.ts';
import { renderWith } from '../../../support/render.tsx';

const DONE: PortRow = { ...rowOfPlan(planOf(), () => '~/prod/mlflow.db'), state: 'done' };
const ALIASES = [
  { alias: 'champion', version: '3' },
  { alias: 'next', version: null },
];
const reportOf = (row: PortRow) =>
  ({
    row,
    plan: planOf(),
    identical: 9,
    aliasBefore: null,
    noUndo: null,
    movesBack: ALIASES,
  }) as unknown as PortReportView;

it.each([
  [{ outcome: 'ported' }, /Version 1 of churn is deleted from/, 'churn version 1 was taken back.'],
  [
    { outcome: 'existing' },
    /Version 1 of churn was in .* before and stays\./,
    'Taken back. Version 1 of churn was there before, and stays.',
  ],
  [
    { outcome: 'ported', target: { ...DONE.target, kind: 'zip' } },
    /The zip is removed:/,
    'Taken back: the zip with churn was removed.',
  ],
] as const)('says beforehand what taking it back does, and then what was done: %j', async (more, before, after) => {
  const row = { ...DONE, ...more };
  const undone = { ...row, state: 'undone' } as const;
  const host = fakeHost({ answers: { 'port.undo': () => ({ row: undone, left: ['number'], aliases: ALIASES }) } });
  let show: (next: PortRow) => void = () => undefined;
  function Shown() {
    const [now, setNow] = useState<PortRow>(row);
    show = setNow;
    return (
      <>
        <ReportHead report={reportOf(now)} />
        <UndoPart report={reportOf(now)} />
      </>
    );
  }
  const { user } = renderWith(host, <Shown />);
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  const dialog = within(await screen.findByRole('alertdialog'));
  dialog.getByText(before);
  dialog.getByText('The alias champion goes back to version 3.');
  dialog.getByText('The alias next is taken away: it has no version to go back to.');
  await user.click(dialog.getByRole('button', { name: 'Take it back' }));
  act(() => show(undone));
  await screen.findByText('The alias champion points to version 3 again.');
  screen.getByText('The alias next was taken away.');
  screen.getByText('The number is not used again.');
  expect(document.querySelector('.verdict-sentence')?.textContent).toBe(after);
});

const AT = { ...DONE, outcome: 'ported' } as const;
const PROD = { ...AT, target: { ...AT.target, workspace: 'prod', role: 'PROD' } } as const;

it.each([
  ['that was production when it was planned', PROD, []],
  ['that became production since: the host says so', AT, ['confirm-production']],
] as const)('asks for the name of a workspace %s', async (_what, row, codes) => {
  const refusals: string[] = [...codes];
  const given: unknown[] = [];
  const host = fakeHost({
    answers: {
      'port.undo': (input) => {
        given.push((input as { confirmed: unknown }).confirmed);
        const code = refusals.shift();
        if (code !== undefined) throw new KnownError(code, code, { name: 'prod' });
        return { row, left: [], aliases: [] };
      },
    },
  });
  const { user } = renderWith(host, <UndoPart report={reportOf(row)} />);
  const open = async () => {
    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    return within(await screen.findByRole('alertdialog'));
  };
  if (codes.length > 0) {
    await user.click((await open()).getByRole('button', { name: 'Take it back' }));
    await user.click(await screen.findByRole('button', { name: 'Dismiss' }));
  }
  const dialog = await open();
  const act = dialog.getByRole('button', { name: 'Take it back' });
  await user.type(dialog.getByRole('textbox'), 'pro');
  expect(act.hasAttribute('disabled')).toBe(true);
  await user.type(dialog.getByRole('textbox'), 'd{Enter}');
  expect(given).toEqual([...codes.map(() => null), 'prod']);
});
