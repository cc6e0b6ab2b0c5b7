import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EditorView } from '../../../../renderer/features/editor/editor-view.tsx';
import { endSessions, hasUnsaved } from '../../../../renderer/features/editor/edit-sessions.ts';
import { readModelDocument } from '../../../../shared/mlmodel/read-model-document.ts';
import type { ModelReading } from '../../../../shared/contract/model-reading.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost, type FakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const MLMODEL = `flavors: {x: {}}
signature:
  inputs: '[{"type": "long", "name": "age", "required": true}, {"type": "string", "name": "plan", "required": false}]'
  outputs: null
  params: '[{"name": "k", "default": 5, "shape": null, "type": "long"}]'
`;
const reading: ModelReading = {
  path: '',
  name: 'churn',
  document: readModelDocument(new TextEncoder().encode(MLMODEL)),
  references: [],
  files: { count: 1, size: 1, largest: null, complete: true },
  problems: [],
};

function draw(host: FakeHost = fakeHost(), onOpened = vi.fn()) {
  endSessions('g', null);
  return renderWith(host, <EditorView grant="g" path="" reading={reading} onOpened={onOpened} />);
}
const names = () => screen.getAllByLabelText(/^Name of/).map((field) => (field as HTMLInputElement).value);
const diff = () => screen.getByRole('region', { name: 'Lines of MLmodel that change' }).textContent;

/** Drawn alone, the view has no page around it: landmarks and the first heading are the page's. */
const flaws = async () => (await violations()).filter((each) => !/^(?:region|page-has-heading-one):/.test(each));

describe('the signature editor', () => {
  it('shows the rows, changes them, says what it does to callers and which lines differ, and undoes all of it', async () => {
    const { user } = draw();
    expect(names()).toEqual(['age', 'plan', 'k']);
    expect(screen.getByText('No line changes.')).toBeDefined();
    await user.clear(screen.getByLabelText('Name of age'));
    await user.type(screen.getByLabelText('Name of #1'), 'y');
    await user.type(screen.getByLabelText('Name of y'), 'ears');
    await waitFor(() => expect(diff()).toContain('"name": "years"'));
    await screen.findByText('Callers must change first.');
    expect(hasUnsaved('g', null)).toBe(true);
    await user.keyboard('{Control>}z{/Control}');
    expect(names()).toEqual(['age', 'plan', 'k']);
    await user.keyboard('{Control>}y{/Control}');
    expect(names()).toEqual(['years', 'plan', 'k']);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(names()).toEqual(['years', 'plan', 'k']);
  });

  it('adds, removes, and moves rows by keyboard and by dragging', async () => {
    const { user } = draw();
    await user.click(screen.getByRole('button', { name: 'Add input' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name of column')));
    await user.click(screen.getByRole('button', { name: 'Move column' }));
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(names()).toEqual(['column', 'age', 'plan', 'k']);
    expect(screen.getByText('column is now at place 1 of 3.')).toBeDefined();
    const data = new Map<string, string>();
    const dataTransfer = {
      setData: (type: string, text: string) => data.set(type, text),
      getData: (type: string) => data.get(type),
      get types() {
        return [...data.keys()];
      },
    };
    fireEvent.dragStart(screen.getByRole('button', { name: 'Move column' }), { dataTransfer });
    const target = screen.getByLabelText('Name of plan');
    fireEvent.dragOver(target, { dataTransfer });
    fireEvent.drop(target, { dataTransfer });
    expect(names()).toEqual(['age', 'plan', 'column', 'k']);
    await user.click(screen.getByRole('button', { name: 'Remove age' }));
    expect(names()).toEqual(['plan', 'column', 'k']);
  });

  it('edits nested types, tensors and params, and shows what MLflow objects to at its row', async () => {
    const { user } = draw();
    await user.selectOptions(screen.getByLabelText('Type of plan'), 'object');
    await user.selectOptions(screen.getByLabelText('Type of plan.property'), 'array');
    await user.click(screen.getByRole('button', { name: 'Add property' }));
    await user.selectOptions(screen.getByLabelText('Type of plan.property[]'), 'long');
    expect(diff()).toContain('"properties"');
    await user.clear(screen.getByLabelText('Default of k'));
    await user.type(screen.getByLabelText('Default of k'), 'many');
    await screen.findByText(/The default of "k" \(many\)/);
    expect(screen.getByText(/MLflow would refuse this signature/)).toBeDefined();
    expect((screen.getByRole('button', { name: 'Save copy…' }) as HTMLButtonElement).disabled).toBe(true);
    await user.selectOptions(screen.getByLabelText('Type of age'), 'tensor');
    await screen.findByText(/columns only, or tensors only/);
    fireEvent.change(screen.getByLabelText('Shape of age'), { target: { value: '-1, 28, x' } });
    expect(screen.getByLabelText('Shape of age').getAttribute('aria-invalid')).toBe('true');
    fireEvent.change(screen.getByLabelText('Shape of age'), { target: { value: '-1, 28, 28' } });
    expect(screen.getByLabelText('Shape of age').getAttribute('aria-invalid')).toBe('false');
    expect(await flaws()).toEqual([]);
  });

  it('saves a copy, says so, and opens it', async () => {
    const onOpened = vi.fn();
    const grant = { token: 'new', name: 'churn-edited', kind: 'folder' } as const;
    const host = fakeHost({ answers: { 'signature.save': () => ({ kind: 'saved', grant, left: ['link'] }) } });
    const { user } = draw(host, onOpened);
    await user.click(within(screen.getByLabelText('Inputs')).getAllByRole('checkbox')[0]!);
    await user.click(screen.getByRole('button', { name: 'Save copy…' }));
    await screen.findByText(/"churn-edited" was written/);
    expect(host.calls.find(({ method }) => method === 'signature.save')?.input).toEqual({
      grant: 'g',
      path: '',
      parts: {
        inputs:
          '[{"type": "long", "name": "age", "required": false}, {"type": "string", "name": "plan", "required": false}]',
        outputs: null,
        params: '[{"name": "k", "default": 5, "shape": null, "type": "long"}]',
      },
    });
    expect(hasUnsaved('g', null)).toBe(false);
    expect(screen.getByText(/were not copied: link/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Open the copy' }));
    expect(onOpened).toHaveBeenCalledWith({ grants: [grant], errors: [] });
  });

  it('starts from nothing and comes back by undo', async () => {
    const { user } = draw();
    await user.click(screen.getByRole('button', { name: /Start from/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Nothing' }));
    expect(screen.queryAllByLabelText(/^Name of/)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(names()).toEqual(['age', 'plan', 'k']);
  });
});
