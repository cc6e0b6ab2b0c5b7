import { FileArchive, FileJson, FolderOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import { onlyGrant, useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { ModelRef } from '../shell/open-tabs.ts';
import { keyOf } from '../shell/tab-models.ts';
import type { DraftSource } from './draft.ts';
import { PasteField } from './paste-field.tsx';
import { SourceCard } from './source-card.tsx';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { useSources } from './use-source.ts';
import { fieldMark, useWantedField } from './use-wanted-field.ts';

/** A model that is open, as a source. */
export function sourceOf({ grant, path, name }: ModelRef): DraftSource {
  const key = `${grant.token} ${path ?? ''}`;
  const base = grant.base === undefined ? {} : { base: grant.base };
  return { key, source: { kind: 'model', grant: grant.token, path }, name, model: null, ...base };
}

/** The same place, taken as files. */
function asCustom(from: DraftSource): DraftSource {
  if (from.source.kind !== 'model') return from;
  return { ...from, key: `${from.key} custom`, source: { ...from.source, type: 'custom' } };
}

/** As a model or as files. */
function isOf({ source }: DraftSource, { grant, path }: ModelRef): boolean {
  return source.kind === 'model' && source.grant === grant.token && source.path === path;
}

/** What is to be exported: one or several, from wherever they are. */
export function SourceStep({ draft, change, go, back, open }: StepProps & { readonly open: readonly ModelRef[] }) {
  const { t } = useTexts();
  useWantedField(draft);
  const { pick, face, isHeld } = useHost();
  const [error, setError] = useState<unknown>(null);
  const { sources, opened } = draft;
  const known = useSources(sources);
  const add = (source: DraftSource) => {
    setError(null);
    if (!sources.some(({ key }) => key === source.key))
      change({ sources: [...sources, source], also: null, opened: null });
  };
  const choose = async (kind: 'folder' | 'file') => {
    const grant = onlyGrant(await pick(kind));
    if (grant !== null) add(sourceOf({ grant, path: null, name: grant.name }));
  };
  const openPlan = async () => {
    const grant = onlyGrant(await pick('file'));
    if (grant !== null)
      change({ opened: { token: grant.token, name: grant.name }, sources: [], target: null, step: 'preflight' });
  };
  const here = open.filter(({ grant }) => !isHeld(grant.token) && !isHeld(grant.base ?? ''));
  const left = here.filter((model) => !sources.some((source) => isOf(source, model)));
  const ready =
    opened !== null || (sources.length > 0 && known.every(({ data, error }) => data !== undefined && error === null));
  return (
    <StepFrame
      step={{ draft, go }}
      title={t('portScreen.step.source')}
      lead={t('portScreen.source.lead')}
      focused={draft.wanted !== null}
      onBack={draft.wanted === null ? undefined : back}
      next={{
        text: t('portScreen.next'),
        onNext: () => go(opened === null ? 'destination' : 'preflight'),
        disabled: !ready,
      }}
    >
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      {opened === null ? null : <Notice kind="note">{t('portScreen.source.planOpened', { name: opened.name })}</Notice>}
      {sources.length === 0 ? null : (
        <section className="port-part">
          <h3>{t('portScreen.source.chosen', { count: sources.length })}</h3>
          <ul className="source-list">
            {sources.map((source, at) => (
              <SourceCard
                key={source.key}
                source={source}
                facts={known[at]?.data}
                error={known[at]?.error ?? null}
                onCustom={() => change({ sources: sources.map((each) => (each === source ? asCustom(each) : each)) })}
                onRemove={() => change({ sources: sources.filter(({ key }) => key !== source.key), also: null })}
              />
            ))}
          </ul>
        </section>
      )}
      <section className="port-part" {...fieldMark('source')}>
        <h3>{t(here.length > 0 && left.length === 0 ? 'portScreen.source.more' : 'portScreen.source.open')}</h3>
        {here.length === 0 && face === 'window' ? <p className="muted">{t('portScreen.source.noneOpen')}</p> : null}
        {face === 'tab' ? (
          <p className="muted">
            {t(`portScreen.source.${here.length === 0 ? 'tabNone' : left.length === 0 ? 'tabAll' : 'tab'}`)}
          </p>
        ) : null}
        <div className="actions source-ways">
          {left.map((model) => (
            <Button key={keyOf(model)} onPress={() => add(sourceOf(model))}>
              <Plus size={16} aria-hidden /> {model.name}
            </Button>
          ))}
          {face === 'tab' ? null : (
            <>
              <Button onPress={() => void choose('folder').catch(setError)}>
                <FolderOpen size={16} aria-hidden /> {t('portScreen.source.folder')}
              </Button>
              <Button onPress={() => void choose('file').catch(setError)}>
                <FileArchive size={16} aria-hidden /> {t('portScreen.source.file')}
              </Button>
              <Button onPress={() => void openPlan().catch(setError)}>
                <FileJson size={16} aria-hidden /> {t('portScreen.source.plan')}
              </Button>
            </>
          )}
        </div>
      </section>
      <PasteField onTake={add} />
    </StepFrame>
  );
}
