/** Why MLflow can't infer a type; `code` names a text in the catalogues (`problem.<code>`). */
export class InferError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'InferError';
    this.code = code;
    this.details = details;
  }
}
