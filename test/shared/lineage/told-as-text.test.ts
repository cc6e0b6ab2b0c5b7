import { describe, expect, it } from 'vitest';
import { lineageMermaid } from '../../../shared/lineage/as-mermaid.ts';
import { lineageText, lineageWords } from '../../../shared/lineage/as-text.ts';
import { buildLineage } from '../../../shared/lineage/build-lineage.ts';
import { createTexts } from '../../../shared/texts/translator.ts';
import { chain, logged, registered, run, store, version } from './known.ts';

const texts = createTexts('en');
const words = lineageWords((key, details) => texts.t(key, { ...details }));
const asked = { others: [], model: null, content: null };
const NAMES = [
  'a"]; click n0 "javascript:alert(1)"',
  'end',
  '%%{init: {"securityLevel": "loose"}}%%',
  'style n0 fill:#fff;',
  '<script>alert(1)</script>',
  '`**x**` #quot; &amp;',
  'classDef x:#1;',
  'ünï — 模型 👍',
];

describe('a lineage told as text', () => {
  const home = store('s', {
    name: 'dev',
    runs: [run('r1', { outputs: [{ model: 'm-1' }] }), run('r2')],
    loggedModels: [logged('m-1', 'r1')],
    registeredModels: [registered('churn', [version('1', { source: 'models:/m-1', run: 'r2' })], { champion: '1' })],
  });
  const lineage = buildLineage({
    ...asked,
    home,
    owner: { kind: 'version', workspace: 'default', name: 'churn', version: '1' },
  });

  it('is a tree with who says so', () => {
    expect(lineageText(lineage, words).split('\n')).toEqual([
      'Version churn/1 (dev)',
      '  status: READY',
      '  source: models:/m-1',
      '',
      'Where it came from',
      '  Logged model model (dev) registered as churn/1 [the store, model_versions.source]',
      '      id: m-1',
      '      experiment: Default',
      '      status: READY',
      '    Run run r1 (dev) made model [the store, outputs; the store, logged_models.source_run_id] (another source says something else)',
      '        id: r1',
      '        experiment: Default',
      '        status: FINISHED',
      '        user: ana',
      '  Run run r2 (dev) registered as churn/1 [the store, model_versions.run_id] (another source says something else)',
      '      id: r2',
      '      experiment: Default',
      '      status: FINISHED',
      '      user: ana',
      '',
      'Where it went',
      '  has the alias: Alias churn@champion (dev) [the store, registered_model_aliases]',
      '',
    ]);
  });

  it('is a flowchart of Mermaid, in which no name means anything', () => {
    expect(lineageMermaid(lineage, words).split('\n')).toContain('  n0["Version#58; churn/1<br>dev"]:::root');
    const hostile = buildLineage({
      ...asked,
      home: store('s', {
        name: NAMES[0] ?? '',
        runs: [
          run('p'),
          ...NAMES.map((name, at) => run(`r${at}`, { name, tags: new Map([['mlflow.parentRunId', 'p']]) })),
        ],
      }),
      owner: { kind: 'run', id: 'p' },
    });
    const text = lineageMermaid(hostile, words);
    // Nothing in a label but letters, digits, a few marks and numbers of characters; tried with Mermaid 11 itself.
    for (const line of text.split('\n').slice(1, NAMES.length + 2))
      expect(line).toMatch(/^ {2}n\d+\["(?:[\p{L}\p{N} _.,/@()-]|#\d+;|<br>)*"\](?::::\w+)?$/u);
    expect(text).not.toMatch(/style n0|classDef x/);
  });

  it('is deep without being wide, and short of breath', () => {
    const hops = Array.from({ length: 10_000 }, (_, at) => ({ source: `models:/m/${at}`, store: 'file:///x.db' }));
    const deep = buildLineage({
      ...asked,
      home: store('s', { registeredModels: [registered('m', [version('1', { tags: chain(...hops) })])] }),
      owner: { kind: 'version', workspace: 'default', name: 'm', version: '1' },
    });
    const text = lineageText(deep, words);
    expect(text).toContain('5001 more are left out');
    expect(text.length).toBeLessThan(2_000_000);
  });
});
