import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EnvironmentView } from '../../../../renderer/features/environment/environment-view.tsx';
import { KnownError } from '../../../../shared/contract/errors.ts';
import type { EnvironmentReport } from '../../../../shared/environment/environment-report.ts';
import type { PackageEntry } from '../../../../shared/environment/environment-sources.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const entry = (source: PackageEntry['source'], text: string, specifier: string | null): PackageEntry => ({
  source,
  manager: 'pip',
  text,
  file: source,
  line: 1,
  specifier,
  conditional: false,
});
const REPORT: EnvironmentReport = {
  files: [
    { source: 'requirements', name: 'requirements.txt', state: 'read' },
    { source: 'conda', name: 'conda.yaml', state: 'missing' },
    { source: 'python-env', name: 'python_env.yaml', state: 'unreadable' },
  ],
  packages: [
    { name: 'python', entries: [entry('mlmodel', '3.11.7', '==3.11.7')], marks: [] },
    {
      name: 'scikit-learn',
      entries: [entry('requirements', 'scikit-learn==1.4', '==1.4'), entry('mlmodel', '1.5.2', '==1.5.2')],
      marks: [{ kind: 'disagree', a: 'requirements', b: 'mlmodel', version: '1.4', other: '1.5.2' }],
    },
    {
      name: 'pandas',
      entries: [entry('requirements', 'pandas', '')],
      marks: [{ kind: 'loose', source: 'requirements' }],
    },
  ],
  notes: [{ code: 'option', file: 'requirements.txt', line: 3, text: '-c limits.txt' }],
  channels: ['conda-forge'],
};
const NOTHING: EnvironmentReport = { files: [], packages: [], notes: [], channels: [] };

function draw(answer: () => EnvironmentReport | Promise<EnvironmentReport>) {
  const host = fakeHost({ answers: { 'model.environment': answer } });
  return renderWith(
    host,
    <main>
      <EnvironmentView grant="grant-a" path="" />
    </main>,
  );
}

describe('what a model runs with', () => {
  it('says it in one sentence, marks what disagrees and what is loose, and names missing files', async () => {
    const { user } = draw(() => REPORT);
    await screen.findByText('Runs with Python 3.11.7 and 2 packages.');
    screen.getByText('1 package is given in versions that do not fit each other.');
    screen.getByText('1 package has no fixed version: what is installed depends on the day.');
    const row = screen.getByRole('row', { name: /^scikit-learn / });
    within(row).getByText('requirements.txt pins 1.4; MLmodel asks for 1.5.2');
    within(screen.getByRole('columnheader', { name: /conda\.yaml/ })).getByText('The file is not there');
    within(screen.getByRole('columnheader', { name: /python_env\.yaml/ })).getByText('The file could not be read');
    screen.getByText('Option for pip: -c limits.txt');
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'With remarks' }));
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['scikit-learn', 'pandas']);
  });

  it('copies what pip and what conda installs', async () => {
    const { user } = draw(() => REPORT);
    await user.click(await screen.findByRole('button', { name: 'Copy as requirements.txt' }));
    expect(await navigator.clipboard.readText()).toBe('scikit-learn==1.4\npandas\n');
    await user.click(screen.getByRole('button', { name: 'Copy as conda.yaml' }));
    expect(await navigator.clipboard.readText()).toMatch(/^name: mlflow-env\n[^]*- python=3\.11\.7\n/);
  });

  it.each<[string, () => EnvironmentReport | Promise<EnvironmentReport>, RegExp]>([
    ['is reading', () => new Promise(() => undefined), /Reading the model/],
    ['nothing is said', () => NOTHING, /Nothing is said of what this model runs with/],
    ['a lone MLmodel', () => NOTHING, /Open its whole folder/],
    [
      'it cannot be read',
      () => Promise.reject(new KnownError('not-found', 'gone', { path: 'team/model' })),
      /team\/model/,
    ],
  ])('shows when %s', async (_name, answer, text) => {
    draw(answer);
    await screen.findByText(text);
  });
});
