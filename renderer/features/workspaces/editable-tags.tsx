import { X } from 'lucide-react';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { TagList } from '../stores/tag-list.tsx';

export interface EditableTagsProps {
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** null where nothing can be changed. */
  readonly onRemove: ((key: string) => void) | null;
}

/** Tags, each with a way to take it away. */
export function EditableTags({ tags, onRemove }: EditableTagsProps) {
  const { t } = useTexts();
  if (onRemove === null) return <TagList tags={tags} />;
  if (tags.length === 0) return null;
  return (
    <ul className="store-tags editable">
      {tags.slice(0, 100).map(({ key, value }) => (
        <li key={key} title={visible(value)}>
          <span className="tag-text">
            <span className="muted">{visible(key)}</span> {visible(value)}
          </span>
          <Button kind="quiet" label={t('workspaces.edit.removeTag', { key })} onPress={() => onRemove(key)}>
            <X size={14} aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  );
}
