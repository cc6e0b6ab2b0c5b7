/** The words of a comparison's report; those of the screen and of the rules stand in their own files. */
export const compareReport = {
  forward: 'B in place of A',
  rollback: 'Going back (here A is {{b}} and B is {{a}})',
  glossaryTitle: 'What the verdicts mean',
  glossary: {
    compatible: 'Every request made for A is accepted by B, and its model receives the very same values.',
    'converts-silently':
      'B accepts the requests, but its model receives other values, dtypes or columns. Nobody is told.',
    unknown: 'It cannot be told from the files. It may be fine or not.',
    'breaks-consumers': 'Answers change in a way that programs reading them have to be prepared for.',
    'breaks-callers': 'Some requests that A accepts are rejected by B.',
  },
  rule: 'Rule {{id}} of model comparison',
  more: '… and {{count}} more',
  footer: 'Compared by {{tool}} {{version}} as {{rules}} behaves. Nothing in the models was run.',
} as const;
