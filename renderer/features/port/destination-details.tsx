import { useId } from 'react';
import type { SourceView, TargetView } from '../../../shared/contract/port-schemas.ts';
import { targetTags } from '../../../shared/export/provenance.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { aliasProblem, type Refusal } from '../../../shared/workspace/names.ts';
import { useTexts } from '../../texts.ts';
import { Notice } from '../../ui/notice.tsx';
import { AlsoFields } from './also-fields.tsx';
import type { Draft } from './draft.ts';
import { FieldSaid, saidOf } from './field-said.tsx';
import { TagFields } from './tag-fields.tsx';
import { fieldMark } from './use-wanted-field.ts';

export interface DestinationDetailsProps {
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
  readonly sources: readonly (SourceView | undefined)[];
  readonly looks: readonly (TargetView | undefined)[];
  /** Which of them have the name of one before. */
  readonly twice: readonly boolean[];
  /** What is wrong with each tag. */
  readonly wrongTags: readonly Refusal[];
}

/** Name, alias, description and tags; beside each field what it will meet there. */
export function DestinationDetails({ draft, change, sources, looks, twice, wrongTags }: DestinationDetailsProps) {
  const { t, errorText } = useTexts();
  const id = useId();
  const [first] = looks;
  const lone = draft.sources.length === 1;
  const [source] = sources;
  const problemOf = (look: TargetView | undefined, about: string) => {
    const found = look?.problems.find((each) => each.about === about);
    return found === undefined ? null : errorText({ ...found, message: found.code });
  };
  const ofPlace = problemOf(first, 'place');
  const ofAlias = problemOf(first, 'alias');
  // As planPort takes it: one that points to another version there is not moved unasked.
  const free = (each: string) => first?.aliases.every((there) => there.alias !== each) ?? true;
  const kind = first?.kind ?? 'sqlite';
  const fits = (each: string) => aliasProblem(each, kind) === null;
  const brought = lone && source?.version === null ? source.aliases.filter(fits) : [];
  const shown = draft.alias ?? brought.find(free) ?? '';
  const alias = shown.trim();
  const also = draft.alias === '' || !lone ? [] : (draft.also ?? brought.filter((each) => each !== alias));
  const carried = Object.entries(targetTags(source?.tags ?? {}, {}))
    .map(([key, value]) => `${visible(key)}=${visible(value)}`)
    .join(', ');
  return (
    <div className="port-fields">
      {ofPlace === null ? null : (
        <Notice kind="error" role="alert">
          {ofPlace}
        </Notice>
      )}
      {draft.sources.map((each, at) => {
        const look = looks[at];
        const problem = problemOf(look, 'model') ?? (twice[at] === true ? t('portScreen.destination.twice') : null);
        const said = `${id}-${at}-said`;
        const name = each.model ?? sources[at]?.name ?? '';
        const rename = (model: string) =>
          change({ sources: draft.sources.map((other) => (other.key === each.key ? { ...other, model } : other)) });
        return (
          <div key={each.key} className="port-field">
            <label htmlFor={`${id}-${at}`}>
              {lone ? t('portScreen.destination.name') : `${t('portScreen.destination.name')} (${visible(each.name)})`}
            </label>
            <input
              id={`${id}-${at}`}
              className="text-input"
              value={name}
              maxLength={1024}
              list={`${id}-names`}
              {...fieldMark('name', at)}
              {...saidOf(said, problem)}
              spellCheck={false}
              onChange={(event) => rename(event.target.value)}
            />
            <FieldSaid id={said} problem={problem} note={look === undefined ? '' : versionText(look, t)} />
          </div>
        );
      })}
      <datalist id={`${id}-names`}>
        {first?.models.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </datalist>
      {first?.kind === 'zip' ? null : (
        <div className="port-field">
          <label htmlFor={`${id}-alias`}>{t('portScreen.destination.alias')}</label>
          <input
            id={`${id}-alias`}
            className="text-input"
            value={shown}
            maxLength={1024}
            placeholder={t('portScreen.destination.aliasHint')}
            {...fieldMark('alias')}
            {...saidOf(`${id}-alias-said`, ofAlias)}
            spellCheck={false}
            onChange={(event) => change({ alias: event.target.value })}
          />
          <FieldSaid id={`${id}-alias-said`} problem={ofAlias} note={aliasText(first, alias, t)} />
        </div>
      )}
      {also.length === 0 || first?.kind === 'zip' ? null : (
        <AlsoFields
          also={also}
          look={first}
          // The one above stays, whatever becomes of those that it was taken from.
          onChange={(next) => change({ also: next, ...(shown === '' ? {} : { alias: shown }) })}
        />
      )}
      {lone ? (
        <div className="port-field">
          <label htmlFor={`${id}-text`}>{t('portScreen.destination.description')}</label>
          <textarea
            id={`${id}-text`}
            className="text-input"
            rows={3}
            maxLength={1_000_000}
            value={draft.description ?? source?.description ?? ''}
            onChange={(event) => change({ description: event.target.value })}
          />
        </div>
      ) : (
        <p className="muted">{t('portScreen.destination.several')}</p>
      )}
      <div className="port-field" role="group" aria-labelledby={`${id}-tags`} {...fieldMark('tags')}>
        <span id={`${id}-tags`} className="field-label">
          {t('portScreen.destination.tags')}
        </span>
        {lone && carried !== '' ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
          <p className="field-note carried" tabIndex={carried.length > 300 ? 0 : undefined}>
            {t('portScreen.destination.carried', { list: carried })}
          </p>
        ) : null}
        <TagFields tags={draft.tags} problems={wrongTags} onChange={(tags) => change({ tags })} />
      </div>
    </div>
  );
}

type Says = ReturnType<typeof useTexts>['t'];

function versionText({ kind, isNew, fresh, next }: TargetView, t: Says): string {
  if (kind === 'zip') return t('portScreen.destination.inZip');
  const key = isNew ? 'isNew' : fresh ? 'fresh' : 'version';
  return t(`portScreen.destination.${key}`, { version: next });
}

/** Where the alias points now; without one, which there are. */
function aliasText(look: TargetView | undefined, alias: string, t: Says): string {
  if (look === undefined) return '';
  if (alias !== '')
    return look.aliasBefore === null
      ? t('portScreen.destination.aliasNew', { alias: visible(alias) })
      : t('portScreen.destination.aliasMoves', { alias: visible(alias), version: look.aliasBefore });
  const list = look.aliases.map((each) => `${visible(each.alias)} → ${each.version}`).join(', ');
  return list === '' ? '' : t('portScreen.destination.aliases', { list });
}
