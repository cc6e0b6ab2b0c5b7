/** Why pandas' reader refuses a CSV file; `code` names a text in the catalogues (`error.<code>`). */
export class CsvError extends Error {
  readonly code: 'csv-fields' | 'csv-open-quote' | 'csv-long-record' | 'csv-empty';
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: CsvError['code'], details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'CsvError';
    this.code = code;
    this.details = details;
  }
}
