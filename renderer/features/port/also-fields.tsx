import { X } from 'lucide-react';
import { useId } from 'react';
import type { TargetView } from '../../../shared/contract/port-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { aliasProblem } from '../../../shared/workspace/names.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { FieldSaid, saidOf } from './field-said.tsx';

export interface AlsoFieldsProps {
  readonly also: readonly string[];
  readonly look: TargetView | undefined;
  readonly onChange: (also: readonly string[]) => void;
}

/** The further aliases that a zip brings: each can be changed or left out, and says what it meets there. */
export function AlsoFields({ also, look, onChange }: AlsoFieldsProps) {
  const { t, errorText } = useTexts();
  const id = useId();
  const problemOf = (alias: string) => {
    const found = alias === '' ? null : aliasProblem(alias, look?.kind ?? 'sqlite');
    return found === null ? null : errorText({ ...found, message: found.code });
  };
  const noteOf = (alias: string) => {
    const version = look?.aliases.find((each) => each.alias === alias)?.version;
    return version === undefined ? '' : t('portScreen.destination.alsoTaken', { alias: visible(alias), version });
  };
  return (
    <div className="port-field" role="group" aria-labelledby={id}>
      <span id={id} className="field-label">
        {t('portScreen.destination.also')}
      </span>
      <div className="also-fields">
        {also.map((alias, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a name that is being typed has nothing else of its own
          <div key={at}>
            <div className="paste-row">
              <input
                className="text-input"
                value={alias}
                maxLength={1024}
                aria-label={t('portScreen.destination.alsoField', { at: at + 1 })}
                {...saidOf(`${id}-${at}`, problemOf(alias.trim()))}
                spellCheck={false}
                onChange={(event) => onChange(also.map((each, index) => (index === at ? event.target.value : each)))}
              />
              <Button
                kind="quiet"
                label={t('portScreen.destination.alsoRemove', { at: at + 1 })}
                onPress={() => onChange(also.filter((_alias, index) => index !== at))}
              >
                <X size={16} aria-hidden />
              </Button>
            </div>
            <FieldSaid id={`${id}-${at}`} problem={problemOf(alias.trim())} note={noteOf(alias.trim())} />
          </div>
        ))}
      </div>
    </div>
  );
}
