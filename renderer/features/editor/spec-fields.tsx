import { useId, useState } from 'react';
import type { SpecRow } from '../../../shared/signature/edit/draft.ts';
import {
  DTYPES,
  parseShape,
  shapeText,
  specWithName,
  toColumn,
  toTensor,
  withChoice,
  type TypeChoice,
} from '../../../shared/signature/edit/type-choices.ts';
import type { ColumnSpec, Spec, TensorSpec } from '../../../shared/signature/types.ts';
import { useTexts } from '../../texts.ts';
import { TypeSelect } from './type-editor.tsx';

export interface SpecFieldsProps {
  readonly row: SpecRow;
  readonly name: string;
  readonly onChange: (spec: Spec, field: string) => void;
}

/** Name, type and required of a column; name, dtype and shape of a tensor. */
export function SpecFields({ row: { spec }, name, onChange }: SpecFieldsProps) {
  const { t } = useTexts();
  return (
    <>
      <input
        className="text-input mono edit-name"
        value={spec.name === null ? '' : String(spec.name)}
        placeholder={t('cli.label.unnamed')}
        aria-label={t('editor.nameOf', { name })}
        data-name-field
        onChange={(event) => onChange(specWithName(spec, event.target.value), 'name')}
      />
      {spec.kind === 'column' ? (
        <ColumnFields spec={spec} name={name} onChange={onChange} />
      ) : (
        <TensorFields spec={spec} name={name} onChange={onChange} />
      )}
    </>
  );
}

interface FieldsProps<S extends Spec> {
  readonly spec: S;
  readonly name: string;
  readonly onChange: (spec: Spec, field: string) => void;
}

function ColumnFields({ spec, name, onChange }: FieldsProps<ColumnSpec>) {
  const { t } = useTexts();
  const id = useId();
  const choose = (choice: TypeChoice | 'tensor') =>
    onChange(choice === 'tensor' ? toTensor(spec) : { ...spec, type: withChoice(spec.type, choice) }, 'type');
  return (
    <>
      <TypeSelect type={spec.type} label={t('editor.typeOf', { name })} onChoose={choose} withTensor />
      <label className="check-field" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={spec.required === true}
          onChange={(event) => onChange({ ...spec, required: event.target.checked }, 'required')}
        />
        {t('editor.required')}
      </label>
    </>
  );
}

function TensorFields({ spec, name, onChange }: FieldsProps<TensorSpec>) {
  const { t } = useTexts();
  const list = useId();
  const [typed, setTyped] = useState(shapeText(spec.shape));
  const parsed = parseShape(typed);
  const shown = parsed !== null && shapeText(parsed) !== shapeText(spec.shape) ? shapeText(spec.shape) : typed;
  const type = (text: string) => {
    setTyped(text);
    const shape = parseShape(text);
    if (shape !== null) onChange({ ...spec, shape }, 'shape');
  };
  return (
    <>
      <select
        className="select mono"
        aria-label={t('editor.typeOf', { name })}
        value="tensor"
        onChange={(event) => onChange(toColumn(spec, event.target.value as TypeChoice), 'type')}
      >
        <option value="tensor">tensor</option>
        {['double', 'long', 'string'].map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
      <input
        className="text-input mono edit-dtype"
        list={list}
        value={spec.dtype}
        aria-label={t('editor.dtypeOf', { name })}
        onChange={(event) => onChange({ ...spec, dtype: event.target.value }, 'dtype')}
      />
      <datalist id={list}>
        {DTYPES.map((dtype) => (
          <option key={dtype} value={dtype}>
            {dtype}
          </option>
        ))}
      </datalist>
      <input
        className="text-input mono edit-shape"
        value={shown}
        aria-label={t('editor.shapeOf', { name })}
        aria-invalid={parseShape(shown) === null}
        title={t('editor.shapeHint')}
        onChange={(event) => type(event.target.value)}
      />
    </>
  );
}
