import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import type { SourceView } from '../../../shared/contract/port-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { asErrorData, useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { DraftSource } from './draft.ts';

export interface SourceCardProps {
  readonly source: DraftSource;
  readonly facts: SourceView | undefined;
  readonly error: unknown;
  readonly onRemove: () => void;
  /** Takes a folder that holds no model as files. */
  readonly onCustom: () => void;
}

/** One source: what it is, how large, and whether it can be read. */
export function SourceCard({ source, facts, error, onRemove, onCustom }: SourceCardProps) {
  const { t, size } = useTexts();
  const name = visible(source.name);
  const custom = source.source.kind === 'model' && source.source.type === 'custom';
  const said = (fine: boolean, text: string, bad: 'error' | 'note' = 'note') => {
    const Icon = fine ? CircleCheck : bad === 'error' ? CircleAlert : Info;
    return (
      <span className={`mark-word ${fine ? 'ok' : bad}`}>
        <Icon size={14} aria-hidden /> {text}
      </span>
    );
  };
  return (
    <li className="card source-card">
      <div className="source-card-head">
        <strong>{name}</strong>
        {facts?.version == null ? null : (
          <span className="muted">
            {t('portScreen.source.version', { version: facts.version, name: visible(facts.name) })}
          </span>
        )}
        <Button kind="quiet" label={t('portScreen.source.remove', { name })} onPress={onRemove}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      {error === null ? null : source.source.kind === 'model' && asErrorData(error).code === 'port-no-model' ? (
        <Notice kind="warning" actions={<Button onPress={onCustom}>{t('portScreen.source.custom')}</Button>}>
          <p>{t('portScreen.source.noModel', { name })}</p>
          <p>{t('portScreen.source.customHelp')}</p>
        </Notice>
      ) : (
        <ErrorNotice error={error} />
      )}
      {facts === undefined && error === null ? <Busy text={t('portScreen.source.reading', { name })} /> : null}
      {facts === undefined || error !== null ? null : (
        <>
          <p className="source-facts">
            <span>{t('portScreen.source.facts', { count: facts.files, size: size(facts.size) })}</span>
            {custom ? (
              <span className="muted">{t('portScreen.source.asFiles')}</span>
            ) : (
              <>
                {said(facts.loadable, t(`portScreen.source.${facts.loadable ? 'readable' : 'refused'}`), 'error')}
                {said(facts.signature, t(`portScreen.source.${facts.signature ? 'signature' : 'noSignature'}`))}
              </>
            )}
            <span className="muted">{facts.flavors.map(visible).join(', ')}</span>
            {facts.hops === 0 ? null : (
              <span className="muted">{t('portScreen.source.hops', { count: facts.hops })}</span>
            )}
          </p>
          <p className="mono small muted source-uri">{visible(facts.uri)}</p>
        </>
      )}
    </li>
  );
}
