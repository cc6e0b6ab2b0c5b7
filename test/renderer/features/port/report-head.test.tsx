import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { PortReportView } from '../../../../shared/contract/port-schemas.ts';
import { rowOfPlan } from '../../../../shared/export/port-row.ts';
import { ReportHead } from '../../../../renderer/features/port/report-head.tsx';
import { fakeHost } from '../../../support/fake-client.tsx';
import { planOf } from '../../../support/plan.ts';
import { renderWith } from '../../../support/render.tsx';

it.each([
  ['2026-11-29T10:00:00.000Z', 'Took less than a second'],
  ['2026-11-29T10:00:02.400Z', 'Took 2.4 s'],
  ['2026-11-29T10:33:20.000Z', /^Took 33/],
  ['2026-11-29T09:00:00.000Z', null],
])('a port that ended at %s: %s', (ended, expected) => {
  const row = { ...rowOfPlan(planOf(), () => '~/prod'), state: 'done', began: '2026-11-29T10:00:00.000Z', ended };
  const report = { row, plan: planOf(), identical: 9, aliasBefore: null } as unknown as PortReportView;
  renderWith(fakeHost(), <ReportHead report={report} />);
  expect(screen.queryByText(expected ?? /^Took/) === null).toBe(expected === null);
});
