import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { DetailsView } from '../../../../renderer/features/details/details-view.tsx';
import type { ModelReading } from '../../../../shared/contract/model-reading.ts';
import { maskedDocument } from '../../../../shared/mlmodel/masked.ts';
import { readModelDocument } from '../../../../shared/mlmodel/read-model-document.ts';
import { readYaml } from '../../../../shared/mlmodel/yaml-reader.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const MLMODEL = `flavors: {sklearn: {}}
model_id: m-1
run_id: r-1
utc_time_created: '2026-03-12 10:04:31.12'
model_size_bytes: 1000
metadata: {team: risk, api_key: hunter2}
databricks_runtime: '15.4'
key_of_tomorrow: 7
`;

function show(size: number, onLine = vi.fn()) {
  // As the host hands it out.
  const document = maskedDocument(readModelDocument(new TextEncoder().encode(MLMODEL)));
  const files = { count: 3, size, largest: null, complete: true };
  const reading = { document, files, problems: [] } as unknown as ModelReading;
  const registered = { state: 'read', node: readYaml('model_name: churn\nmodel_version: 7\n').root } as const;
  const host = fakeHost({ answers: { 'model.details': () => ({ registered, late: 200 }) } });
  return renderWith(host, <DetailsView grant="g" path="" reading={reading} onLine={onLine} />);
}

it('shows what MLmodel says besides flavors and signature, whose each key is, and no secret', async () => {
  const onLine = vi.fn();
  const { user, container } = show(1200, onLine);
  await screen.findByText('The files are as large as MLmodel says.');
  for (const text of ['m-1', 'r-1', '2026-03-12 10:04:31', 'churn', '7']) screen.getAllByText(text);
  expect(screen.getByText(/^2026-03-1\d \d\d:\d\d:31 UTC[+-]\d\d:\d\d$/)).toBeDefined();
  expect(container.textContent).toContain('api_key: ***');
  expect(container.textContent).not.toContain('hunter2');
  expect(container.textContent).toContain('databricks_runtime Databricks, since 1.18');
  expect(container.textContent).toContain('Not in this MLmodel: resources, auth_policy, prompts, env_vars');
  expect(container.textContent).toContain('key_of_tomorrow unknown');
  await user.click(screen.getByRole('button', { name: 'Go to line 8' }));
  expect(onLine).toHaveBeenCalledWith(8);
  expect(await violations(container)).toEqual([]);
});

it.each([
  [1100, /^Less is there than MLmodel says/],
  [1300, /^More is there than MLmodel counts/],
])('holds %d bytes against what is declared', async (size, text) => {
  show(size);
  expect(await screen.findByText(text)).toBeDefined();
});
