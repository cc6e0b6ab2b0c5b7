/** The views of a model, in the order of their tabs. */
export const MODEL_VIEWS = [
  'overview',
  'flavors',
  'signature',
  'environment',
  'files',
  'examples',
  'details',
  'lineage',
  'check',
  'edit',
  'raw',
] as const;
export type ModelView = (typeof MODEL_VIEWS)[number];
