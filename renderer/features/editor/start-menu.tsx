import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Client } from '../../../shared/contract/contract.ts';
import { KnownError } from '../../../shared/contract/errors.ts';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { BLANK, draftOf, type Draft } from '../../../shared/signature/edit/draft.ts';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';

export interface StartMenuProps {
  readonly reading: ModelReading;
  readonly onStart: (draft: Draft) => void;
  readonly onError: (error: unknown) => void;
}

/** Where the rows come from: the model's own signature, another model's, nothing. Undo brings the earlier ones back. */
export function StartMenu({ reading, onStart, onError }: StartMenuProps) {
  const { t } = useTexts();
  const { client, pick } = useHost();
  const queries = useQueryClient();
  const others = queries
    .getQueriesData<ModelReading>({ queryKey: ['model'] })
    .flatMap(([, each]) => (each === undefined || each === reading || each.document.signature === null ? [] : [each]));
  const act = async (key: string) => {
    if (key === 'current') return onStart(draftOf(reading.document.signature));
    if (key === 'blank') return onStart(BLANK);
    const open = /^other (\d+)$/.exec(key)?.[1];
    if (open !== undefined) return onStart(draftOf(others[Number(open)]?.document.signature ?? null));
    const opened = await pick(key === 'folder' ? 'folder' : 'file');
    const other = await readFirst(client, opened);
    if (other !== null) onStart(draftOf(other.document.signature));
  };
  return (
    <MenuTrigger>
      <AriaButton className="button plain">
        {t('editor.start.title')} <ChevronDown size={16} aria-hidden />
      </AriaButton>
      <Popover className="popover fade">
        <Menu
          className="menu"
          aria-label={t('editor.start.title')}
          onAction={(key) => void act(String(key)).catch(onError)}
        >
          <MenuItem id="current" className="menu-item">
            {t('editor.start.current')}
          </MenuItem>
          <MenuItem id="blank" className="menu-item">
            {t('editor.start.blank')}
          </MenuItem>
          <Separator className="menu-line" />
          {others.map((other, at) => (
            <MenuItem key={`${other.name} ${at}`} id={`other ${at}`} className="menu-item" textValue={other.name}>
              {t('editor.start.other', { name: other.name })}
            </MenuItem>
          ))}
          <MenuItem id="folder" className="menu-item">
            {t('editor.start.folder')}
          </MenuItem>
          <MenuItem id="file" className="menu-item">
            {t('editor.start.file')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The first model in what was picked; null when nothing was. */
async function readFirst(client: Client, { grants, errors }: Opened): Promise<ModelReading | null> {
  const [error] = errors;
  if (error !== undefined) throw new KnownError(error.code, error.message, error.details);
  const token = grants[0]?.token;
  if (token === undefined) return null;
  try {
    const { handle } = await client.call('models.find', { grant: token });
    const { rows } = await client.call('models.page', { handle, cursor: 0, limit: 1 });
    await client.call('models.close', { handle });
    const [first] = rows;
    if (first === undefined) throw new KnownError('not-a-model', 'No model.', { path: grants[0]?.name ?? '' });
    const reading = await client.call('model.read', { grant: token, path: first.path });
    if (reading.document.signature === null)
      throw new KnownError('edit-no-signature', 'No signature.', { name: reading.name });
    return reading;
  } finally {
    await client.call('open.release', { grant: token });
  }
}
