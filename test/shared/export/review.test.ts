import { describe, expect, it } from 'vitest';
import { found } from '../../../shared/export/checks.ts';
import { review } from '../../../shared/export/review.ts';
import { en } from '../../../shared/texts/en.ts';
import { planOf, type PlanChange } from '../../support/plan.ts';

const VERSION = { uri: 'models:/churn/3', store: 'file:///dev/mlflow.db', version: '3' };
const CASES: readonly (readonly [string, PlanChange, readonly string[]])[] = [
  ['a folder', {}, ['files kept bytes', 'name new name-made', 'version new number', 'tags new provenance']],
  [
    'a folder under its own name, into a zip',
    { source: { name: 'churn' }, target: { kind: 'zip', place: '/o.zip' } },
    ['files kept bytes', 'name new own-name', 'tags new provenance'],
  ],
  [
    'a zip with a link to its run, under another name',
    { source: { name: 'old', runLink: 'https://host/r' } },
    ['files kept bytes', 'name new name-made', 'version new number', 'tags new provenance', 'run-link kept same'],
  ],
  ...(
    [
      ['a name that is there', { fresh: false }, 'changed number-tag'],
      ['a zip', { kind: 'zip' }, 'changed version-zip'],
    ] as const
  ).map(
    ([what, target, number]) =>
      [
        `a registered model with a description, into ${what}`,
        { source: { ...VERSION, registered: { description: 'd', tags: {} } }, target },
        [
          'files kept bytes',
          'name kept same',
          `version ${number}`,
          'tags new provenance',
          'times changed times',
          'model-description lost model-behind',
        ],
      ] as const,
  ),
  [
    'a version with everything, elsewhere',
    {
      source: {
        ...VERSION,
        run: 'r',
        runLink: 'https://host/#/runs/r',
        registered: { description: 'of all', tags: { team: 'x' } },
        stage: 'Production',
        aliases: ['champion', 'old'],
        description: 'd',
        tags: { a: '1', b: '2' },
      },
      target: { alias: 'champion', aliasBefore: '2', description: 'd', tags: { a: '1', b: '3', c: '4' }, version: '7' },
    },
    [
      'files kept bytes',
      'name kept same',
      'version changed number-tag',
      'description kept same',
      'tags kept same',
      'tags changed chosen',
      'tags new chosen',
      'tags new provenance',
      'aliases kept alias-moved',
      'aliases lost alias-behind',
      'stage lost stage-behind',
      'run changed run-tag',
      'params lost run-behind',
      'metrics lost run-behind',
      'run-link kept same',
      'times changed times',
      'model-description lost model-set',
      'model-tags lost model-set',
    ],
  ],
  [
    'a version in the same workspace',
    { source: { ...VERSION, run: 'r' }, target: { place: '/dev/mlflow.db', model: 'other', alias: 'x' } },
    [
      'files kept bytes',
      'name changed chosen',
      'version changed number-tag',
      'tags new provenance',
      'aliases new alias-set',
      'run kept run-here',
      'params kept run-here',
      'metrics kept run-here',
      'times changed times',
    ],
  ],
  [
    'a zip that brings aliases, one of them taken there',
    {
      source: { aliases: ['best', 'next', 'live', 'latest'] },
      target: { alias: 'best', also: ['next'], taken: { live: '3' } },
    },
    [
      'files kept bytes',
      'name new name-made',
      'version new number',
      'tags new provenance',
      'aliases kept alias-set',
      'aliases kept alias-set',
      'aliases lost alias-taken',
      'aliases lost alias-behind',
    ],
  ],
  [
    'a zip whose further aliases were changed',
    {
      source: { aliases: ['best', 'next'] },
      target: { alias: 'best', also: ['mine'], taken: { theirs: '2' } },
    },
    [
      'files kept bytes',
      'name new name-made',
      'version new number',
      'tags new provenance',
      'aliases kept alias-set',
      'aliases lost alias-behind',
      'aliases new alias-set',
      'aliases lost alias-taken',
    ],
  ],
  [
    'what is there already, with the same link to its run',
    {
      source: { ...VERSION, runLink: 'https://h/r' },
      target: { there: { description: null, tags: {}, aliases: [], runLink: 'https://h/r' } },
      checks: [found('P35', 'note', 'same-there', { details: { version: '2' } })],
    },
    ['files kept bytes', 'name kept same', 'version changed number-there', 'run-link kept same'],
  ],
  [
    'what is there already',
    {
      source: { ...VERSION, run: 'r', runLink: 'https://h/r', aliases: ['best', 'next'], tags: { a: '1' } },
      target: { alias: 'best', also: ['next'], description: 'd', tags: { a: '1' }, version: '4' },
      checks: [found('P35', 'note', 'same-there', { details: { version: '2' } })],
    },
    [
      'files kept bytes',
      'name kept same',
      'version changed number-there',
      'description lost there',
      'tags lost there',
      'run-link lost there',
      'aliases kept alias-there',
      'aliases kept alias-there',
    ],
  ],
  [
    'a version with the mark of prompts',
    { source: { tags: { a: '1', 'mlflow.prompt.is_prompt': 'true' } }, target: { tags: { a: '1' } } },
    [
      'files kept bytes',
      'name new name-made',
      'version new number',
      'tags kept same',
      'tags lost tag-prompt',
      'tags new provenance',
    ],
  ],
  [
    'into a zip',
    { source: VERSION, target: { kind: 'zip', place: '/o.zip', alias: 'live', description: 'new' } },
    [
      'files kept bytes',
      'name kept same',
      'version changed version-zip',
      'description new chosen',
      'tags new provenance',
      'aliases new alias-zip',
      'times changed times',
    ],
  ],
];

describe('what a port keeps, changes and loses', () => {
  it.each(CASES)('%s', (_name, change, wanted) => {
    const rows = review(planOf(change));
    expect(rows.map(({ what, fate, why }) => `${what} ${fate} ${why}`)).toEqual(wanted);
    const { why: words } = en.portReview;
    for (const { why } of rows) expect(why in words || `${why}_other` in words).toBe(true);
  });
});
