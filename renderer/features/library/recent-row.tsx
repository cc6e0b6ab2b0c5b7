import { Database, FileArchive, Folder, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Recent } from '../../../shared/contract/schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { flavorsText } from '../open/found-models.ts';
import { useRowFeed } from '../rows/row-desk.ts';

export interface RecentRowProps {
  readonly recent: Recent;
  readonly onOpen: () => void;
  /** null where there is no dialog that could find it: a browser's gives no place. */
  readonly onLocate: (() => void) | null;
  readonly onForget: () => void;
}

/** One thing that was opened lately; what has gone is greyed and can be looked for or forgotten. */
export function RecentRow({ recent, onOpen, onLocate, onForget }: RecentRowProps) {
  const { t, language } = useTexts();
  const Icon = recent.store !== null ? Database : recent.kind === 'folder' ? Folder : FileArchive;
  const opened = new Date(recent.opened).toLocaleDateString(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const { mine, take } = useRowFeed(() => ({
    kind: t('rows.kind.recent'),
    title: recent.name,
    facts: [
      { label: t('rows.fact.place'), value: recent.place },
      ...(recent.flavors.length === 0 ? [] : [{ label: t('rows.fact.flavors'), value: recent.flavors.join(', ') }]),
      { label: t('rows.fact.opened'), value: new Date(recent.opened).toLocaleString(language) },
      ...(recent.missing ? [{ label: t('rows.fact.state'), value: t('shell.library.missing') }] : []),
    ],
    text: [recent.name, recent.place, flavorsText(recent.flavors), recent.opened].join('\t'),
    json: JSON.stringify(recent),
  }));
  return (
    <li data-row aria-current={mine} className={`recent${recent.missing ? ' missing' : ''}`}>
      <AriaButton className="recent-open" onFocus={take} onPress={onOpen} isDisabled={recent.missing}>
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        <span className="recent-name">{recent.name}</span>
        <span className="recent-place mono">{recent.place}</span>
        <span className="recent-flavors">
          {recent.store === null ? visible(flavorsText(recent.flavors)) : t('stores.recent')}
        </span>
        <span className="recent-opened">{recent.missing ? t('shell.library.missing') : opened}</span>
      </AriaButton>
      {recent.missing && onLocate !== null ? <Button onPress={onLocate}>{t('shell.library.locate')}</Button> : null}
      <Button kind="quiet" label={t('shell.library.forget', { name: recent.name })} onPress={onForget}>
        <X size={16} aria-hidden />
      </Button>
    </li>
  );
}
