import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { Refusal } from '../../../shared/workspace/names.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { FieldSaid, saidOf } from './field-said.tsx';

export type Tag = readonly [string, string];

export interface TagFieldsProps {
  readonly tags: readonly Tag[];
  /** What is wrong with each. */
  readonly problems: readonly Refusal[];
  readonly onChange: (tags: readonly Tag[]) => void;
}

/** Tags as pairs of fields; below each what is wrong with it. */
export function TagFields({ tags, problems, onChange }: TagFieldsProps) {
  const { t, errorText } = useTexts();
  const ids = useId();
  const [added, setAdded] = useState<number | null>(null);
  const put = (at: number, next: Tag) => onChange(tags.map((tag, index) => (index === at ? next : tag)));
  return (
    <div className="tag-fields">
      {tags.length === 0 ? null : (
        <div className="tag-pairs">
          {tags.map(([key, value], at) => {
            const found = problems[at] ?? null;
            const problem = found === null ? null : errorText({ ...found, message: found.code });
            const id = `${ids}-${at}`;
            return (
              // oxlint-disable-next-line react/no-array-index-key -- a pair has nothing else of its own
              <div key={at} className="tag-pair">
                <div className="tag-row">
                  <input
                    className="text-input"
                    value={key}
                    maxLength={1024}
                    // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was added to be typed into
                    autoFocus={at === added}
                    aria-label={t('portScreen.destination.tagKey', { at: at + 1 })}
                    {...saidOf(id, problem)}
                    onChange={(event) => put(at, [event.target.value, value])}
                  />
                  <span aria-hidden>=</span>
                  <input
                    className="text-input"
                    value={value}
                    maxLength={200_000}
                    aria-label={t('portScreen.destination.tagValue', { at: at + 1 })}
                    onChange={(event) => put(at, [key, event.target.value])}
                  />
                  <Button
                    kind="quiet"
                    label={t('portScreen.destination.tagRemove', { at: at + 1 })}
                    onPress={() => onChange(tags.filter((_tag, index) => index !== at))}
                  >
                    <X size={16} aria-hidden />
                  </Button>
                </div>
                <FieldSaid id={id} problem={problem} />
              </div>
            );
          })}
        </div>
      )}
      <Button
        kind="quiet"
        onPress={() => {
          setAdded(tags.length);
          onChange([...tags, ['', '']]);
        }}
      >
        <Plus size={16} aria-hidden /> {t('portScreen.destination.tagAdd')}
      </Button>
    </div>
  );
}
