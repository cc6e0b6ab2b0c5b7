import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export interface SegmentsProps<K extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: K; readonly text: string }[];
  readonly selected: K;
  readonly onSelect: (id: K) => void;
}

/** One of a few, side by side. */
export function Segments<K extends string>({ label, options, selected, onSelect }: SegmentsProps<K>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onSelect(key as K);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="segment">
          {option.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
