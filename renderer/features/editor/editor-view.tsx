import { Redo2, Undo2 } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { checkDraft, isValid } from '../../../shared/signature/edit/check-draft.ts';
import { lastId, PARTS, withData } from '../../../shared/signature/edit/draft.ts';
import type { Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { usePageOffer } from '../shell/front-page.tsx';
import { isDirty, partsOf, sessionKey, useEditSession } from './edit-sessions.ts';
import { DataPanel, type DataSource } from './data-panel.tsx';
import { Effect } from './effect.tsx';
import { LineDiff } from './line-diff.tsx';
import { PartEditor } from './part-editor.tsx';
import { SaveButton, SaveOutcome, useSaving } from './save-copy.tsx';
import { StartMenu } from './start-menu.tsx';

export interface EditorViewProps {
  readonly grant: string;
  readonly path: string;
  readonly reading: ModelReading;
  readonly onOpened: (opened: Opened) => void;
}

/** The signature as a form: rows to change, what MLflow says of them, and the lines of MLmodel that a copy would have. */
export function EditorView({ grant, path, reading, onOpened }: EditorViewProps) {
  const { t } = useTexts();
  const { session, dispatch, markSaved } = useEditSession(sessionKey(grant, path), reading.document.signature);
  const { draft, past, future } = session.state;
  const [error, setError] = useState<unknown>(null);
  const [data, setData] = useState<DataSource | null>(null);
  const saving = useSaving(grant, path, markSaved);
  const problems = useMemo(() => checkDraft(draft), [draft]);
  const parts = partsOf(session);
  const dirty = isDirty(session);
  const readable = reading.document.state === 'whole';
  const valid = isValid(problems);
  const saveable = dirty && readable && valid && saving.busy === null;
  usePageOffer({
    commands: { 'save-copy': () => void (saveable && saving.start(parts)) },
    targets: [
      {
        id: 'data',
        title: t('editor.data.drop'),
        help: t('editor.data.dropHelp'),
        filesOnly: true,
        take: ([first]) =>
          first !== undefined && setData({ kind: 'file', token: first.grant.token, name: first.grant.name }),
      },
    ],
  });
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const type = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
    if (type === null) return;
    // The browser's own undo knows one field only, and not that rows came and went.
    event.preventDefault();
    dispatch({ type });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- undo reaches over all fields in it
    <div className="editor" onKeyDown={press} role="group" aria-label={t('model.view.edit')}>
      <div className="toolbar">
        <StartMenu
          reading={reading}
          onStart={(next) => dispatch({ type: 'start', draft: next })}
          onData={setData}
          onError={setError}
        />
        <Button label={t('editor.undo')} disabled={past.length === 0} onPress={() => dispatch({ type: 'undo' })}>
          <Undo2 size={16} aria-hidden />
        </Button>
        <Button label={t('editor.redo')} disabled={future.length === 0} onPress={() => dispatch({ type: 'redo' })}>
          <Redo2 size={16} aria-hidden />
        </Button>
        <SaveButton saving={saving} parts={parts} disabled={!saveable} />
        <span className="muted">{t(dirty ? 'editor.promise' : 'editor.clean')}</span>
      </div>
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <SaveOutcome saving={saving} onOpened={onOpened} />
      {data === null ? null : (
        <DataPanel
          key={data.kind === 'file' ? data.token : 'text'}
          source={data}
          onUse={(part, report) => {
            dispatch({ type: 'start', draft: withData(draft, part, report) });
            setData(null);
          }}
          onClose={() => setData(null)}
        />
      )}
      <div className="editor-columns">
        <div className="editor-parts">
          {PARTS.map((part) => (
            <PartEditor
              key={part}
              part={part}
              rows={draft[part]}
              nextId={lastId(draft) + 1}
              problems={problems.filter((each) => each.part === part)}
              dispatch={dispatch}
            />
          ))}
        </div>
        <aside className="editor-effect" aria-label={t('editor.effect')}>
          <Effect saved={reading.document.signature} parts={parts} valid={valid} />
          <section className="card">
            <h2>{t('editor.diff.title')}</h2>
            <LineDiff text={reading.document.text} parts={parts} />
          </section>
        </aside>
      </div>
    </div>
  );
}
