import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMANDS, keysOf, type CommandId } from '../../../shared/contract/commands.ts';
import { en } from '../../../shared/texts/en.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { fit } from '../../../shared/search/match.ts';
import { shownKeys } from '../shell/keys.ts';
import { messageCodes } from './message-codes.ts';
import type { HelpScreen } from './screen-help.ts';
import { ShortcutList } from './shortcut-list.tsx';

const SECTIONS = ['screen', 'words', 'messages', 'shortcuts'] as const;
export type HelpSection = (typeof SECTIONS)[number];

export interface HelpDialogProps {
  readonly screen: HelpScreen;
  readonly first: HelpSection;
  readonly onClose: () => void;
}

/** Help for the screen in front, the words of the field, every message with its code, and the shortcuts. */
export function HelpDialog({ screen, first, onClose }: HelpDialogProps) {
  const { t } = useTexts();
  const [section, setSection] = useState<HelpSection>(first);
  const [typed, setTyped] = useState('');
  const options = SECTIONS.map((id) => ({ id, text: t(`help.section.${id}`) }));
  return (
    <Dialog
      className="help"
      title={t('help.title')}
      other={{ text: t('shell.close'), onPress: onClose }}
      onClose={onClose}
    >
      <Segments label={t('help.sections')} options={options} selected={section} onSelect={setSection} />
      {section === 'screen' ? (
        <section>
          <h3>{t(`help.screen.${screen}.title`)}</h3>
          <p>{t(`help.screen.${screen}.text`)}</p>
          <Everywhere />
        </section>
      ) : null}
      {section === 'words' || section === 'messages' ? (
        <>
          <SearchField value={typed} onChange={setTyped} label={t('help.filter')} />
          {section === 'words' ? <Words wanted={typed} /> : <Messages wanted={typed} />}
        </>
      ) : null}
      {section === 'shortcuts' ? <ShortcutList /> : null}
    </Dialog>
  );
}

/** What helps on every screen, with its keys. */
function Everywhere() {
  const { t } = useTexts();
  const { face } = useHost();
  const keys = (id: CommandId) => {
    const command = COMMANDS.find((each) => each.id === id);
    const found = command === undefined ? null : keysOf(command, face);
    return shownKeys(found ?? '', /mac/i.test(navigator.platform));
  };
  return (
    <p className="muted">
      {t('help.everywhere', { find: keys('palette'), copy: keys('copy-row'), inspect: keys('inspector') })}
    </p>
  );
}

/** The words of MLflow, and our own two. */
function Words({ wanted }: { readonly wanted: string }) {
  const { t } = useTexts();
  const words = Object.keys(en.help.words).map(
    (id) => [id, t(`help.words.${id}.word`), t(`help.words.${id}.meaning`)] as const,
  );
  const shown = words.filter(([, word, meaning]) => fit(wanted, `${word} ${meaning}`) > 1);
  if (shown.length === 0) return <p className="muted">{t('help.nothing')}</p>;
  return (
    <dl className="help-list">
      {shown.map(([id, word, meaning]) => (
        <div key={id}>
          <dt>{word}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

function Messages({ wanted }: { readonly wanted: string }) {
  const { t } = useTexts();
  const { i18n } = useTranslation();
  const codes = messageCodes(
    i18n.getResourceBundle(i18n.language, 'translation') as Parameters<typeof messageCodes>[0],
  );
  const shown = codes.filter(({ code, text }) => fit(wanted, `${code} ${text}`) > 1);
  return (
    <>
      <p className="muted">{t('help.messages')}</p>
      {shown.length === 0 ? <p className="muted">{t('help.nothing')}</p> : null}
      <dl className="help-list">
        {shown.map(({ code, kind, text }) => (
          <div key={code}>
            <dt>
              <code>{code}</code> <span className="muted small">{t(`help.kind.${kind}`)}</span>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
