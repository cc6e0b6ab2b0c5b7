import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, AtSign, PackageCheck, PackageOpen, Pencil, Plus, Trash2, X } from 'lucide-react';
import { useEffect } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { PROVENANCE } from '../../../shared/export/provenance.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Facts, plainFact, type Fact } from '../details/facts.tsx';
import { isAtHand, PlaceMark } from '../stores/place-state.tsx';
import { useStoreTexts } from '../stores/use-store-texts.tsx';
import type { Asked, Tag } from './edit-dialog.tsx';
import { EditableTags } from './editable-tags.tsx';
import { inWorkspace } from './use-workspaces.ts';

export interface VersionPanelProps {
  readonly row: WorkspaceRow;
  readonly model: string;
  readonly version: string;
  readonly canEdit: boolean;
  /** `tags`: those that the version has. */
  readonly onAsk: (asked: Asked, tags: readonly Tag[]) => void;
  readonly onOpen: () => void;
  readonly onCompare: () => void;
  /** To the wizard, with this version as what is to be exported. */
  readonly onExport: () => void;
}

/** One version in full, and what can be done with it. */
export function VersionPanel({ row, model, version, canEdit, onAsk, onOpen, onCompare, onExport }: VersionPanelProps) {
  const { t, time } = useStoreTexts();
  const { client } = useHost();
  const { name } = row;
  const { data, error } = useQuery({
    queryKey: [...inWorkspace(name), 'version', model, version],
    queryFn: ({ signal }) => client.call('workspace.version', { name, model, version }, { signal }),
  });
  const token = data?.grant?.token;
  // Its files are opened with a token of their own; this one only tells that they are there.
  useEffect(() => {
    if (token !== undefined) client.call('open.release', { grant: token }).catch(() => undefined);
  }, [client, token]);
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return <Busy text={t('workspaces.reading')} />;
  const { version: found } = data;
  const tags = found.tags.filter(({ key }) => !key.startsWith(PROVENANCE));
  const stage = found.stage === 'None' ? null : found.stage;
  const facts: Fact[] = [
    plainFact('status', t('stores.field.status'), found.status),
    plainFact('stage', t('stores.column.stage'), stage),
    plainFact('user', t('stores.field.user'), found.user),
    plainFact('created', t('stores.column.created'), time(found.created)),
    plainFact('updated', t('stores.column.updated'), time(found.updated)),
    { key: 'source', label: t('stores.field.source'), text: found.source },
    { key: 'run', label: t('stores.column.run'), text: found.run },
    ...originOf(found.tags, t, time),
  ];
  const ask = (asked: Asked) => () => onAsk(asked, found.tags);
  return (
    <section className="part version">
      <div className="card">
        <h2>{visible(t('stores.version.of', { name: model, version }))}</h2>
        {found.aliases.length === 0 ? null : (
          <div className="run-head">
            {found.aliases.map((alias) => (
              <span key={alias} className="alias">
                @{visible(alias)}
                {canEdit ? (
                  <Button
                    kind="quiet"
                    label={t('workspaces.edit.removeAlias', { alias })}
                    onPress={ask({ kind: 'remove-alias', model, alias })}
                  >
                    <X size={14} aria-hidden />
                  </Button>
                ) : null}
              </span>
            ))}
          </div>
        )}
        <div className="actions">
          {isAtHand(found.place) ? (
            <>
              <Button kind="primary" onPress={onOpen}>
                <PackageOpen size={16} aria-hidden /> {t('stores.open')}
              </Button>
              <Button onPress={onCompare}>
                <ArrowLeftRight size={16} aria-hidden /> {t('stores.compareWith')}
              </Button>
              <Button onPress={onExport}>
                <PackageCheck size={16} aria-hidden /> {t('portScreen.button')}
              </Button>
            </>
          ) : (
            <PlaceMark state={found.place} />
          )}
          {canEdit ? (
            <>
              <Button onPress={ask({ kind: 'set-alias', model, alias: '', version })}>
                <AtSign size={16} aria-hidden /> {t('workspaces.edit.alias')}
              </Button>
              <Button onPress={ask({ kind: 'describe', model, version, text: found.description ?? '' })}>
                <Pencil size={16} aria-hidden /> {t('workspaces.edit.describe')}
              </Button>
              <Button onPress={ask({ kind: 'set-tag', model, version, key: '', value: '' })}>
                <Plus size={16} aria-hidden /> {t('workspaces.edit.tag')}
              </Button>
              <Button onPress={ask({ kind: 'delete-version', model, version })}>
                <Trash2 size={16} aria-hidden /> {t('workspaces.edit.deleteVersion')}
              </Button>
            </>
          ) : null}
        </div>
        {found.description === null || found.description === '' ? null : (
          <p className="run-note">{found.description}</p>
        )}
        <EditableTags
          tags={tags}
          onRemove={canEdit ? (key) => onAsk({ kind: 'remove-tag', model, version, key }, found.tags) : null}
        />
      </div>
      <Facts title={t('workspaces.facts')} facts={facts.filter(({ text }) => text !== null)} />
    </section>
  );
}

/** What a port wrote down of where it came from (shared/export/provenance.ts). */
const TOLD = [
  'source',
  'source_version',
  'source_run',
  'copied_at',
  'copied_by',
  'copied_tool',
  'reason',
  'digest',
] as const;

function originOf(
  tags: readonly { readonly key: string; readonly value: string }[],
  t: (key: string) => string,
  time: (at: number) => string,
): Fact[] {
  return TOLD.flatMap((key) => {
    const tag = tags.find((each) => each.key === PROVENANCE + key);
    if (tag === undefined) return [];
    const label = t(`workspaces.origin.${key}`);
    const at = key === 'copied_at' ? Date.parse(tag.value) : Number.NaN;
    return [Number.isNaN(at) ? { key: tag.key, label, text: tag.value } : plainFact(tag.key, label, time(at))];
  });
}
