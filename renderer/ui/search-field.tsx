import { Search } from 'lucide-react';
import { useTexts } from '../texts.ts';

export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What it does here, where it is more than to narrow what is below. */
  readonly label?: string;
}

/** Narrows the list below it. The `find` command puts the focus here; Escape empties it. */
export function SearchField({ value, onChange, label }: SearchFieldProps) {
  const { t } = useTexts();
  const name = label ?? t('shell.library.filter');
  return (
    <span className="search">
      <Search size={16} aria-hidden />
      <input
        className="text-input"
        type="search"
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
        placeholder={name}
        aria-label={name}
      />
    </span>
  );
}
