import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { freeName } from '../../../shared/signature/edit/draft.ts';
import { choiceOf, TYPE_CHOICES, withChoice, type TypeChoice } from '../../../shared/signature/edit/type-choices.ts';
import type { DataType, Property } from '../../../shared/signature/types.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';

export interface TypeSelectProps {
  readonly type: DataType;
  readonly label: string;
  readonly choices?: readonly TypeChoice[];
  readonly onChoose: (choice: TypeChoice | 'tensor') => void;
  readonly withTensor?: boolean;
}

/** MLflow's words for types; one that is not known is shown and stays until another is chosen. */
export function TypeSelect({ type, label, choices = TYPE_CHOICES, onChoose, withTensor = false }: TypeSelectProps) {
  const choice = choiceOf(type);
  return (
    <select
      className="select mono"
      aria-label={label}
      value={choice ?? ''}
      onChange={(event) => onChoose(event.target.value as TypeChoice | 'tensor')}
    >
      {choice === null || !choices.includes(choice) ? (
        <option value={choice ?? ''}>{choice ?? (type.kind === 'unknown' ? type.source : '')}</option>
      ) : null}
      {choices.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
      {withTensor ? <option value="tensor">tensor</option> : null}
    </select>
  );
}

export interface InnerTypeProps {
  readonly type: DataType;
  /** What the type belongs to, for names that screen readers say. */
  readonly place: string;
  readonly onChange: (type: DataType, field: string) => void;
}

/** What is inside a list, a map or an object, level by level; nothing for other types. */
export function InnerType({ type, place, onChange }: InnerTypeProps) {
  const { t } = useTexts();
  if (type.kind === 'array') {
    return (
      <Inside
        label={t('editor.inner.items')}
        type={type.items}
        place={`${place}[]`}
        onChange={(items, field) => onChange({ kind: 'array', items }, field)}
      />
    );
  }
  if (type.kind === 'map') {
    return (
      <Inside
        label={t('editor.inner.values')}
        type={type.values}
        place={`${place}{}`}
        onChange={(values, field) => onChange({ kind: 'map', values }, field)}
      />
    );
  }
  if (type.kind !== 'object') return null;
  const { properties } = type;
  const set = (next: readonly Property[], field: string) => onChange({ kind: 'object', properties: next }, field);
  const add = () => {
    const name = freeName(
      properties.map((property) => property.name),
      'property',
    );
    set([...properties, { name, type: { kind: 'scalar', name: 'string' }, required: true }], 'add');
  };
  return (
    <div className="inner-type">
      <ul>
        {properties.map((property, at) => (
          <PropertyRow
            key={at}
            property={property}
            place={place}
            onChange={(next, field) => set(properties.with(at, next), `${at}.${field}`)}
            onRemove={() => set(properties.toSpliced(at, 1), 'remove')}
          />
        ))}
      </ul>
      <Button kind="quiet" onPress={add}>
        <Plus size={14} aria-hidden /> {t('editor.addProperty')}
      </Button>
    </div>
  );
}

interface InsideProps extends InnerTypeProps {
  readonly label: string;
}

function Inside({ label, type, place, onChange }: InsideProps) {
  const { t } = useTexts();
  return (
    <div className="inner-type">
      <div className="inner-line">
        <span className="muted">{label}</span>
        <TypeSelect
          type={type}
          label={t('editor.typeOf', { name: place })}
          onChoose={(choice) => onChange(withChoice(type, choice as TypeChoice), 'type')}
        />
      </div>
      <InnerType type={type} place={place} onChange={onChange} />
    </div>
  );
}

interface PropertyRowProps {
  readonly property: Property;
  readonly place: string;
  readonly onChange: (property: Property, field: string) => void;
  readonly onRemove: () => void;
}

function PropertyRow({ property, place, onChange, onRemove }: PropertyRowProps) {
  const { t } = useTexts();
  const id = useId();
  const here = `${place}.${property.name}`;
  return (
    <li>
      <div className="inner-line">
        <input
          className="text-input mono"
          value={property.name}
          aria-label={t('editor.nameOf', { name: here })}
          onChange={(event) => onChange({ ...property, name: event.target.value }, 'name')}
        />
        <TypeSelect
          type={property.type}
          label={t('editor.typeOf', { name: here })}
          onChoose={(choice) =>
            onChange({ ...property, type: withChoice(property.type, choice as TypeChoice) }, 'type')
          }
        />
        <label className="check-field" htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={property.required}
            onChange={(event) => onChange({ ...property, required: event.target.checked }, 'required')}
          />
          {t('editor.required')}
        </label>
        <Button kind="quiet" label={t('editor.remove', { name: here })} onPress={onRemove}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <InnerType
        type={property.type}
        place={here}
        onChange={(type, field) => onChange({ ...property, type }, `type.${field}`)}
      />
    </li>
  );
}
