import { useId } from 'react';
import { isDefault } from '../../../shared/signature/edit/check-draft.ts';
import type { ParamRow } from '../../../shared/signature/edit/draft.ts';
import { PARAM_CHOICES, withParamType, type TypeChoice } from '../../../shared/signature/edit/type-choices.ts';
import { useTexts } from '../../texts.ts';
import { TypeSelect } from './type-editor.tsx';

export interface ParamFieldsProps {
  readonly row: ParamRow;
  readonly onChange: (patch: Partial<Omit<ParamRow, 'id'>>, field: string) => void;
}

/** Name, type, one value or a list, and the default that MLflow wants of every param. */
export function ParamFields({ row, onChange }: ParamFieldsProps) {
  const { t } = useTexts();
  const id = useId();
  const isObject = row.type.kind === 'object';
  const toList = (list: boolean) => {
    const shape = list ? [-1n] : null;
    const value = isDefault(row.type, shape, row.value) ? row.value : list ? asList(row) : asOne(row);
    onChange({ shape, value }, 'shape');
  };
  return (
    <>
      <input
        className="text-input mono edit-name"
        value={row.name}
        aria-label={t('editor.nameOf', { name: row.name })}
        data-name-field
        onChange={(event) => onChange({ name: event.target.value }, 'name')}
      />
      <TypeSelect
        type={row.type}
        choices={PARAM_CHOICES}
        label={t('editor.typeOf', { name: row.name })}
        onChoose={(choice) => onChange(withParamType(row, choice as TypeChoice, isDefault), 'type')}
      />
      {isObject ? null : (
        <label className="check-field" htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={row.shape !== null}
            onChange={(event) => toList(event.target.checked)}
          />
          {t('editor.list')}
        </label>
      )}
      <label className="default-field">
        <span className="muted">{t('editor.default')}</span>
        <input
          className="text-input mono"
          value={row.value}
          aria-label={t('editor.defaultOf', { name: row.name })}
          title={t('editor.defaultHint')}
          onChange={(event) => onChange({ value: event.target.value }, 'value')}
        />
      </label>
    </>
  );
}

/** The same default as a list of one, where that is a list of the type. */
function asList(row: ParamRow): string {
  const text = `[${row.value}]`;
  return isDefault(row.type, [-1n], text) ? text : '[]';
}

function asOne(row: ParamRow): string {
  const text = /^\[\s*(.*?)\s*\]$/s.exec(row.value)?.[1] ?? '';
  return isDefault(row.type, null, text)
    ? text
    : withParamType(
        { ...row, shape: null, value: '' },
        row.type.kind === 'scalar' ? row.type.name : 'object',
        isDefault,
      ).value;
}
