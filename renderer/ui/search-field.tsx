import { Search } from 'lucide-react';
import { useTexts } from '../texts.ts';

export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows the list below it. The `find` command puts the focus here; Escape empties it. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const { t } = useTexts();
  return (
    <span className="search">
      <Search size={16} aria-hidden />
      <input
        className="text-input"
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
        placeholder={t('shell.library.filter')}
        aria-label={t('shell.library.filter')}
      />
    </span>
  );
}
