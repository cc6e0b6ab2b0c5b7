import { useQueryClient } from '@tanstack/react-query';
import type { Client } from '../../../shared/contract/contract.ts';
import { KnownError } from '../../../shared/contract/errors.ts';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { BLANK, draftOf, type Draft } from '../../../shared/signature/edit/draft.ts';
import { onlyGrant, useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import { openReadings } from '../model/open-readings.ts';
import type { DataSource } from './data-panel.tsx';

export interface StartMenuProps {
  readonly reading: ModelReading;
  readonly onStart: (draft: Draft) => void;
  readonly onData: (source: DataSource) => void;
  readonly onError: (error: unknown) => void;
}

/** Where the rows come from: the model's own signature, data, another model's, nothing. Undo brings the earlier ones back. */
export function StartMenu({ reading, onStart, onData, onError }: StartMenuProps) {
  const { t } = useTexts();
  const { client, pick } = useHost();
  const queries = useQueryClient();
  const others = openReadings(queries)
    .map((each) => each.reading)
    .filter((each) => each !== reading && each.document.signature !== null);
  const act = async (key: string) => {
    if (key === 'current') return onStart(draftOf(reading.document.signature));
    if (key === 'blank') return onStart(BLANK);
    if (key === 'text') return onData({ kind: 'text' });
    if (key === 'data') {
      const grant = onlyGrant(await pick('file'));
      return grant === null ? undefined : onData({ kind: 'file', token: grant.token, name: grant.name });
    }
    const open = /^other (\d+)$/.exec(key)?.[1];
    if (open !== undefined) return onStart(draftOf(others[Number(open)]?.document.signature ?? null));
    const opened = await pick(key === 'folder' ? 'folder' : 'file');
    const other = await readFirst(client, opened);
    if (other !== null) onStart(draftOf(other.document.signature));
  };
  const items = [
    ...['current', 'blank'].map((id) => ({ id, text: t(`editor.start.${id}`) })),
    ...['data', 'text'].map((id, at) => ({ id, text: t(`editor.start.${id}`), apart: at === 0 })),
    ...others.map(({ name }, at) => ({ id: `other ${at}`, text: t('editor.start.other', { name }), apart: at === 0 })),
    ...['folder', 'file'].map((id, at) => ({
      id,
      text: t(`editor.start.${id}`),
      apart: at === 0 && others.length === 0,
    })),
  ];
  return (
    <MenuButton
      title={t('editor.start.title')}
      items={items}
      onChoose={(id) => {
        onError(null);
        act(id).catch(onError);
      }}
    />
  );
}

/** The first model in what was picked; null when nothing was. */
async function readFirst(client: Client, opened: Opened): Promise<ModelReading | null> {
  const grant = onlyGrant(opened);
  if (grant === null) return null;
  const { token } = grant;
  try {
    const { handle } = await client.call('models.find', { grant: token });
    const { rows } = await client.call('models.page', { handle, cursor: 0, limit: 1 });
    await client.call('models.close', { handle });
    const [first] = rows;
    if (first === undefined) throw new KnownError('not-a-model', 'No model.', { path: grant.name });
    const reading = await client.call('model.read', { grant: token, path: first.path });
    if (reading.document.signature === null)
      throw new KnownError('edit-no-signature', 'No signature.', { name: reading.name });
    return reading;
  } finally {
    await client.call('open.release', { grant: token });
  }
}
