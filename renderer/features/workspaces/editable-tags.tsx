import { X } from 'lucide-react';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { TagList, type TagListProps } from '../stores/tag-list.tsx';

export interface EditableTagsProps extends Pick<TagListProps, 'tags'> {
  /** null where nothing can be changed. */
  readonly onRemove: ((key: string) => void) | null;
}

/** Tags, each with a way to take it away. */
export function EditableTags({ tags, onRemove }: EditableTagsProps) {
  const { t } = useTexts();
  if (onRemove === null) return <TagList tags={tags} />;
  return (
    <TagList
      tags={tags}
      renderAct={(key) => (
        <Button kind="quiet" label={t('workspaces.edit.removeTag', { key })} onPress={() => onRemove(key)}>
          <X size={14} aria-hidden />
        </Button>
      )}
    />
  );
}
