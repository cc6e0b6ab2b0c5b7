import type { ColumnSpec } from '../../types.ts';

/** One column of a request, with the value sent as a JSON text. */
export interface Sent {
  readonly name: ColumnSpec['name'];
  readonly value: string;
  /** The value of the second row, in the form that sends two; the same one where left out. */
  readonly second?: string;
}

/** The ways to write one row, and one (`twice`) of two rows; `bare` and `whole` leave the name of a lone column out. */
export const FORMS = [
  'records',
  'split',
  'columns',
  'inputs',
  'instances',
  'row',
  'twice',
  'bare',
  'whole',
  'unified',
] as const;
export type Form = (typeof FORMS)[number];

/** Keys that make a body one of a chat or completion (mlflow/pyfunc/utils: unified input). */
const UNIFIED = ['messages', 'prompt', 'input'];

/** The body of a request in one of the forms; null where this form cannot say it. */
export function requestBody(form: Form, sent: readonly Sent[], params = ''): string | null {
  const more = params === '' ? '' : `, "params": ${params}`;
  const named = sent.every(({ name }) => typeof name === 'string');
  const values = sent.map(({ value }) => value).join(', ');
  const object = (write: (column: Sent) => string) =>
    `{${sent.map((column) => `${JSON.stringify(column.name)}: ${write(column)}`).join(', ')}}`;
  const same = ({ value }: Sent) => value;
  switch (form) {
    case 'split': {
      const columns = sent.every(({ name }) => name === null)
        ? ''
        : `"columns": [${sent.map(({ name }) => labelText(name)).join(', ')}], `;
      return `{"dataframe_split": {${columns}"data": [[${values}]]}${more}}`;
    }
    case 'bare':
      return sent.length === 1 ? `{"inputs": [${values}]${more}}` : null;
    case 'whole':
      return sent.length === 1 && values.startsWith('[') ? `{"inputs": ${values}${more}}` : null;
    default:
      if (!named) return null;
  }
  switch (form) {
    case 'records':
      return `{"dataframe_records": [${object(same)}]${more}}`;
    case 'inputs':
      return `{"inputs": [${object(same)}]${more}}`;
    case 'instances':
      return `{"instances": [${object(same)}]${more}}`;
    case 'row':
      return `{"inputs": ${object(same)}${more}}`;
    case 'twice':
      return `{"inputs": ${object(({ value, second }) => `[${value}, ${second ?? value}]`)}${more}}`;
    case 'columns':
      return `{"inputs": ${object(({ value }) => `[${value}]`)}${more}}`;
    default:
      return sent.some(({ name }) => UNIFIED.includes(String(name))) ? object(same) : null;
  }
}

function labelText(name: ColumnSpec['name']): string {
  return typeof name === 'string' ? JSON.stringify(name) : String(name);
}
