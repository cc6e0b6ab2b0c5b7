import { useQuery } from '@tanstack/react-query';
import { FileArchive, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { ModelRef } from '../shell/open-tabs.ts';
import { keyOf } from '../shell/tab-models.ts';

/** What a model is chosen for. */
export interface Picking {
  readonly title: string;
  /** Those that make no sense here. */
  readonly without: readonly ModelRef[];
  readonly take: (model: ModelRef) => void;
}

export interface ModelPickerProps extends Picking {
  readonly open: readonly ModelRef[];
  readonly onClose: () => void;
}

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly open: () => ModelRef | Promise<Opened>;
}

/** Choosing a model without dragging: from those that are open, were open lately, the examples, or the disk. */
export function ModelPicker({ title, without, take, open, onClose }: ModelPickerProps) {
  const { t } = useTexts();
  const { client, pick } = useHost();
  const [error, setError] = useState<unknown>(null);
  const recents = useQuery({
    queryKey: ['recents'],
    queryFn: () => client.call('recents.list', {}),
    refetchOnMount: 'always',
  });
  const done = (model: ModelRef) => {
    onClose();
    take(model);
  };
  const opened = ({ grants: [grant], errors: [failure] }: Opened) => {
    if (grant !== undefined) done({ grant, path: null, name: grant.name });
    else if (failure !== undefined) setError(failure);
  };
  const choose = (choice: Choice) => {
    const model = choice.open();
    if (model instanceof Promise) model.then(opened, setError);
    else done(model);
  };
  const excluded = new Set(without.map(keyOf));
  const choices: Choice[] = [
    ...open
      .filter((model) => !excluded.has(keyOf(model)))
      .map((model) => ({
        id: keyOf(model),
        name: model.name,
        help: t('compareScreen.pick.open'),
        open: () => model,
      })),
    ...(recents.data?.recents ?? [])
      .filter((recent) => !recent.missing)
      .map((recent) => ({
        id: recent.id,
        name: recent.name,
        help: recent.place,
        open: () => client.call('recents.open', { id: recent.id }),
      })),
    ...[0, 1].map((at) => ({
      id: `example ${at}`,
      name: at === 0 ? 'diabetes-2025' : 'diabetes-2026',
      help: t('compareScreen.pick.example'),
      open: async () => {
        const { grants, errors } = await client.call('open.examples', {});
        return { grants: grants.slice(at, at + 1), errors };
      },
    })),
  ];
  return (
    <Dialog className="picker" title={title} onClose={onClose}>
      <div className="toolbar">
        <Button onPress={() => void pick('folder').then(opened, setError)}>
          <FolderOpen size={16} aria-hidden /> {t('shell.command.open-folder')}
        </Button>
        <Button onPress={() => void pick('file').then(opened, setError)}>
          <FileArchive size={16} aria-hidden /> {t('shell.command.open-file')}
        </Button>
      </div>
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <GridList
        className="picker-list"
        aria-label={t('compareScreen.pick.list')}
        items={choices}
        selectionMode="none"
        onAction={(key) => {
          const choice = choices.find(({ id }) => id === key);
          if (choice !== undefined) choose(choice);
        }}
      >
        {(choice) => (
          <GridListItem className="picker-row" id={choice.id} textValue={choice.name}>
            <span className="picker-name">{choice.name}</span>
            <span className="picker-help">{choice.help}</span>
          </GridListItem>
        )}
      </GridList>
    </Dialog>
  );
}
