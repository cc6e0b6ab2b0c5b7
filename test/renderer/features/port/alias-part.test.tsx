import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AliasPart } from '../../../../renderer/features/port/alias-part.tsx';
import { rowOfPlan, type PortRow } from '../../../../shared/export/port-row.ts';
import { useWorkspaceList } from '../../../../renderer/features/workspaces/use-workspaces.ts';
import { fakeHost } from '../../../support/fake-client.tsx';
import { planOf } from '../../../support/plan.ts';
import { renderWith } from '../../../support/render.tsx';
import { workspace } from '../../../support/wizard.tsx';

const READ_ONLY = { readOnly: { code: 'store-unknown-revision', message: '', details: { revision: 'x' } } };

/** Says when the list of workspaces is there: until then nothing is offered of any. */
function Known() {
  return useWorkspaceList().data === undefined ? null : <p>known</p>;
}

describe('an alias for what a port made', () => {
  it.each([
    ['~/team/mlflow.db', '~/team', {}, true],
    ['~/team/mlruns', '~/team', {}, true],
    ['~/team/mlflow.db', '~/team/mlflow.db', {}, true],
    ['C:\\team\\mlflow.db', 'C:\\team', {}, true],
    // The name is another place's by now: an alias would be set on a version that this port did not make.
    ['~/team/mlflow.db', '~/other', {}, false],
    ['~/team-2/mlflow.db', '~/team', {}, false],
    ['~/team', '~/team/mlflow.db', {}, false],
    ['~/team/mlflow.db', '~/team', READ_ONLY, false],
    ['~/team/out.zip', '~/team', { kind: 'zip' }, false],
    ['~/team/mlflow.db', '~/team', { name: 'renamed' }, false],
  ] as const)(
    'into %s is offered where the workspace of its name is %s %j: %s',
    async (store, place, more, offered) => {
      const row = { ...workspace('lab', 'DEV'), place, ...more };
      const host = fakeHost({ answers: { 'workspace.list': () => ({ workspaces: [row] }) } });
      const plan = planOf({ target: { workspace: 'lab', role: 'DEV' } });
      const port: PortRow = { ...rowOfPlan(plan, () => store), state: 'done' };
      renderWith(
        host,
        <>
          <Known />
          <AliasPart port={port} />
        </>,
      );
      await screen.findByText('known');
      expect(screen.queryAllByRole('button', { name: 'Set alias…' })).toHaveLength(offered ? 1 : 0);
    },
  );
});
