import { Plus, X } from 'lucide-react';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';

export type Tag = readonly [string, string];

/** Tags as pairs of fields. */
export function TagFields({
  tags,
  onChange,
}: {
  readonly tags: readonly Tag[];
  readonly onChange: (tags: readonly Tag[]) => void;
}) {
  const { t } = useTexts();
  const put = (at: number, next: Tag) => onChange(tags.map((tag, index) => (index === at ? next : tag)));
  return (
    <div className="tag-fields">
      {tags.map(([key, value], at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a pair has nothing else of its own
        <div key={at} className="tag-row">
          <input
            className="text-input"
            value={key}
            aria-label={t('portScreen.destination.tagKey', { at: at + 1 })}
            onChange={(event) => put(at, [event.target.value, value])}
          />
          <span aria-hidden>=</span>
          <input
            className="text-input"
            value={value}
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
      ))}
      <Button kind="quiet" onPress={() => onChange([...tags, ['', '']])}>
        <Plus size={16} aria-hidden /> {t('portScreen.destination.tagAdd')}
      </Button>
    </div>
  );
}
