import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segments } from '../../ui/segments.tsx';

export interface CompareToolbarProps {
  readonly differences: boolean;
  readonly onDifferences: (differences: boolean) => void;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** What is shown of the rows, and steps from one difference to the next. */
export function CompareToolbar({ differences, onDifferences, filter, onFilter, onStep }: CompareToolbarProps) {
  const { t } = useTexts();
  return (
    <div className="toolbar">
      <Segments
        label={t('compareScreen.show.label')}
        options={(['differences', 'all'] as const).map((id) => ({ id, text: t(`compareScreen.show.${id}`) }))}
        selected={differences ? 'differences' : 'all'}
        onSelect={(id) => onDifferences(id === 'differences')}
      />
      <SearchField value={filter} onChange={onFilter} />
      <span className="toolbar-pair">
        <Button label={`${t('compareScreen.previous')} (Shift+F7)`} onPress={() => onStep(-1)}>
          <ArrowUp size={16} aria-hidden />
        </Button>
        <Button label={`${t('compareScreen.next')} (F7)`} onPress={() => onStep(1)}>
          <ArrowDown size={16} aria-hidden />
        </Button>
      </span>
    </div>
  );
}
