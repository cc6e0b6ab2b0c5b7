/** What is said of the examples saved with a model. */
export const examples = {
  none: 'No example was saved with this model: MLmodel names none. One is saved with "input_example" when a model is logged.',
  checking: 'Checking the example …',
  fit: 'Does {{path}} fit the signature, sent as a request?',
  shownAs: 'Shown as',
  asTable: 'Table',
  asTensor: 'Array',
  shape: 'Shape {{shape}}',
  open: 'Open in the payload check',
} as const;
