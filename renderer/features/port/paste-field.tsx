import { useState, type KeyboardEvent } from 'react';
import { explainUri } from '../../../shared/export/explain-uri.ts';
import { readSourceUri, sourceUriText } from '../../../shared/export/source-uri.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWorkspaceList } from '../workspaces/use-workspaces.ts';
import type { DraftSource } from './draft.ts';

/** An address that somebody pasted: said what it is; taken where it can be opened here. */
export function PasteField({ onTake }: { readonly onTake: (source: DraftSource) => void }) {
  const { t } = useTexts();
  const { face } = useHost();
  const [text, setText] = useState('');
  const [workspace, setWorkspace] = useState('');
  const named = useWorkspaceList();
  const uri = text.trim() === '' ? null : readSourceUri(text);
  const explained = uri === null ? null : explainUri(uri, (key, details = {}) => t(key, { ...details }));
  const usable = explained?.use === 'workspace' && workspace !== '';
  const take = () => {
    if (uri === null || !usable) return;
    const address = sourceUriText(uri);
    const source = { kind: 'uri', uri: address, workspace, grant: null } as const;
    onTake({ key: `${address} ${workspace}`, source, name: address, model: null });
    setText('');
  };
  const press = (event: KeyboardEvent) => {
    // Here Enter takes the address; it goes on once there is none to take.
    if (event.key !== 'Enter' || uri === null) return;
    event.preventDefault();
    take();
  };
  return (
    <section className="port-part">
      <h3 id="paste-title">{t('portScreen.source.paste')}</h3>
      <div className="paste-row">
        <input
          className="text-input mono"
          aria-labelledby="paste-title"
          placeholder={t('portScreen.source.pasteHint')}
          value={text}
          maxLength={4096}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
          spellCheck={false}
        />
        {explained?.use === 'workspace' ? (
          <label className="field">
            {t('portScreen.source.of')}
            <select className="select" value={workspace} onChange={(event) => setWorkspace(event.target.value)}>
              <option value="">{t('portScreen.source.noWorkspace')}</option>
              {(named.data?.workspaces ?? []).map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        ) : null}
        {explained?.use === 'workspace' ? (
          <Button disabled={!usable} onPress={take}>
            {t('portScreen.source.take')}
          </Button>
        ) : null}
      </div>
      {explained === null ? null : (
        <Notice kind={explained.use === 'no' ? 'warning' : 'note'} role="status">
          <p>{explained.is}</p>
          <p>
            {uri?.kind === 'place'
              ? t(face === 'tab' ? 'portScreen.source.pathTab' : 'error.source-path', { uri: text.trim() })
              : explained.todo}
          </p>
        </Notice>
      )}
    </section>
  );
}
