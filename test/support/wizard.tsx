import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import { viewOfCheck } from '../../electron/host/port-views.ts';
import { found, passed, type Check } from '../../shared/export/checks.ts';
import { review } from '../../shared/export/review.ts';
import { sameAct } from '../../shared/export/same-act.ts';
import { rowOfPlan, type PortRow } from '../../shared/export/port-row.ts';
import type { PlanView, SourceView, TargetView } from '../../shared/contract/port-schemas.ts';
import type { WorkspaceRow } from '../../shared/contract/workspace-schemas.ts';
import { fakeHost, foundModel } from './fake-client.tsx';
import type { Plan } from '../../shared/export/plan.ts';
import { planOf } from './plan.ts';
import { renderApp } from './render.tsx';
import { heading, request } from './whole-app.tsx';

const SOURCE: SourceView = {
  name: 'churn',
  uri: 'file:///models/churn',
  version: null,
  run: null,
  files: 9,
  size: 12_400_000,
  tags: { team: 'risk' },
  description: 'Who leaves',
  aliases: [],
  stage: null,
  hops: 0,
  flavors: ['sklearn'],
  signature: true,
  loadable: true,
};
export const workspace = (name: string, role: WorkspaceRow['role']): WorkspaceRow => ({
  name,
  role,
  place: `~/${name}`,
  state: 'ready',
  kind: 'sqlite',
  problem: null,
  readOnly: null,
  revision: 'abc',
  models: 2,
  others: 0,
});
const there = (more: Partial<TargetView> = {}): TargetView => ({
  kind: 'sqlite',
  place: '~/prod/mlflow.db',
  workspace: 'prod',
  role: 'PROD',
  isNew: false,
  next: '4',
  fresh: false,
  aliasBefore: '3',
  aliases: [{ alias: 'champion', version: '3' }],
  models: ['churn'],
  problems: [],
  ...more,
});
export const BREAKS = found('verdict', 'stop', 'verdict-breaks-callers', {
  details: { against: '3', reasons: 2 },
  passable: true,
  findings: [
    { rule: 'IN-01', place: { part: 'inputs', path: ['sex'] }, details: { name: 'sex', b: 'long' } },
    { rule: 'IN-05', place: { part: 'inputs', path: ['age\u202e'] }, details: { name: 'age\u202e' } },
  ],
});

export interface WizardScene {
  readonly role?: 'DEV' | 'PROD';
  readonly checks?: readonly Check[];
  readonly source?: Partial<SourceView>;
  /** The kind of the workspace. */
  readonly kind?: TargetView['kind'];
  /** Instead of the usual ones, and beside them. */
  readonly answers?: NonNullable<Parameters<typeof fakeHost>[0]>['answers'];
}

/** A plan as pages get it. */
export function viewOf(plan: Plan): PlanView {
  return {
    ...plan,
    source: { ...plan.source, files: 9, tags: {}, aliases: [] },
    target: { ...plan.target, tags: {}, also: [] },
    checks: plan.checks.map(viewOfCheck),
    strict: false,
  };
}

/** A host with one model, a workspace LAB or PROD, and a port between them that comes to its end when asked. */
export function wizard({
  role = 'PROD',
  checks = [passed('P01')],
  source = {},
  kind = 'sqlite',
  answers = {},
}: WizardScene = {}) {
  const name = role === 'PROD' ? 'prod' : 'lab';
  const serving = { version: '3', alias: 'champion' };
  const plan = planOf({ checks, target: { role, workspace: name, alias: 'champion', version: '4', serving } });
  const view = viewOf(plan);
  const row: PortRow = { ...rowOfPlan(plan, (place) => place), files: 9 };
  const done: PortRow = { ...row, state: 'done', outcome: 'ported', began: plan.made, ended: plan.made };
  let now: PortRow[] = [];
  const host = fakeHost({
    models: { 'grant-churn': [foundModel('')] },
    answers: {
      'workspace.list': () => ({ workspaces: [workspace('lab', 'DEV'), workspace('prod', 'PROD')] }),
      'port.source': () => ({ ...SOURCE, ...source }),
      'port.target': ({ model }) =>
        there(
          model === 'a/b'
            ? { kind, problems: [{ about: 'model', code: 'name-slash', details: { name: model } }] }
            : { kind },
        ),
      'port.plan': () => ({ handle: 'plan', plan: view }),
      'port.review': () => ({
        rows: review(plan).map((each) => ({ ...each, details: { ...each.details } })),
        act: sameAct(plan),
      }),
      'port.start': () => {
        now = [row];
        return row;
      },
      'port.list': () => ({ ports: now, damaged: [] }),
      'port.report': () => ({
        row: done,
        plan: view,
        identical: 9,
        digest: 'ab',
        aliasBefore: '3',
        made: false,
        review: [],
        act: sameAct(plan),
        noUndo: null,
        movesBack: [],
      }),
      'port.files': () => ({ rows: [], next: null }),
      ...answers,
    },
  });
  const finish = () => {
    now = [done];
    host.emit({ name: 'port.changed', data: done });
  };
  return { host, row, finish };
}

/** The wizard with the model of a tab. */
export async function begun(options: WizardScene = {}) {
  const made = wizard(options);
  const { user } = renderApp(made.host);
  request(made.host, 'churn');
  await screen.findByRole('row', { name: /churn/ });
  await user.keyboard('{Control>}{Shift>}E{/Shift}{/Control}');
  await heading('Destination');
  return { ...made, user };
}
export const isOff = (button: HTMLElement) => (button as HTMLButtonElement).disabled;
export const next = () => screen.getByRole('button', { name: /^(Next|Start (the export|\d))/ });
export const steps = (name: RegExp) =>
  within(screen.getByRole('navigation', { name: 'Steps' })).getByRole('button', { name });
export const ready = () => waitFor(() => expect(isOff(next())).toBe(false));
