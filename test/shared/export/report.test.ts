import { describe, expect, it } from 'vitest';
import { CHECK_IDS, found, passed } from '../../../shared/export/checks.ts';
import { portReport, portSummary, reportFormatOf } from '../../../shared/export/report.ts';
import { reportOfPort, reportOfStop, type PortReport } from '../../../shared/export/report-source.ts';
import type { Translate } from '../../../shared/report/report-source.ts';
import { createTexts, type Language } from '../../../shared/texts/translator.ts';
import { COPIED, DONE, planOf, REGISTERED, stateOf, type PlanChange } from '../../support/plan.ts';

const translate = (language: Language): Translate => {
  const texts = createTexts(language);
  return (key, details = {}) => texts.t(key, { ...details });
};
const LANGUAGES = ['en', 'es'] as const;
const checks = [
  ...CHECK_IDS.filter((id) => id !== 'verdict').map((id) => passed(id)),
  found('verdict', 'stop', 'verdict-breaks-callers', { details: { against: '2', reasons: 3 }, passable: true }),
];
const change: PlanChange = { target: { alias: 'champion', tags: { team: 'risk' } }, checks, reason: 'they know' };
const OUTCOMES: Readonly<Record<PortReport['outcome'], PortReport>> = {
  ported: reportOfPort(stateOf(planOf(change), ...COPIED, REGISTERED, DONE), 'box'),
  existing: reportOfPort(stateOf(planOf(change), { ...REGISTERED, existing: true } as typeof REGISTERED, DONE)),
  interrupted: reportOfPort(
    stateOf(planOf(change), ...COPIED, {
      kind: 'failed',
      at: 'x',
      code: 'disk-full',
      message: 'ENOSPC',
      details: { path: 'model.pkl' },
    }),
  ),
  failed: reportOfPort(
    stateOf(
      planOf(change),
      { kind: 'failed', at: 'x', code: 'source-changed', message: 'x', details: { path: 'MLmodel' } },
      { kind: 'undone', at: 'x', left: [] },
    ),
  ),
  undoing: reportOfPort(stateOf(planOf(change), ...COPIED, REGISTERED, DONE, { kind: 'undoing', at: 'x' })),
  undone: reportOfPort(stateOf(planOf(change), ...COPIED, REGISTERED, DONE, { kind: 'undone', at: 'x', left: [] })),
  stopped: reportOfStop(planOf(change)),
};

describe('a report of a port', () => {
  it.each(LANGUAGES)('says every outcome in %s without a gap', (language) => {
    const t = translate(language);
    for (const [outcome, report] of Object.entries(OUTCOMES)) {
      expect(report.outcome).toBe(outcome);
      for (const text of [
        portReport(report, 'html', t, language),
        portReport(report, 'markdown', t, language),
        portSummary(report, t),
      ]) {
        expect(text).not.toMatch(/\{\{|port(?:Report|Review)?\.\w|undefined|\bnull\b/);
        expect(text).toContain(t('portReport.title', { model: 'churn' }));
      }
    }
  });

  it('tells who, when, how long, where to, the verdict, the reason, the proof and the way back', () => {
    const markdown = portReport(OUTCOMES.ported, 'markdown', translate('en'), 'en');
    for (const part of [
      '**Ported as churn version 4. 1 of 1 file identical, by SHA-256 read back from the target.**',
      'By: ana &#64; box',
      'Took: 2\\.5 s',
      'Program: Model Porter 0',
      'Source: file:///models/model',
      'Target: /team/mlflow.db',
      'Alias pointed to before: 3',
      'Callers of version 2 must change first, for 3 reasons.',
      'Reason given: they know',
      `| MLmodel | 3 | ${'ab'.repeat(32)} |`,
      'To take it back: model-porter undo 20260101-000000-000abcde',
      'model-porter export /models/model --to /team/mlflow.db --name churn --alias champion',
      'client.create_model_version(',
      'az ml model create',
    ])
      expect(markdown).toContain(part);
  });

  it('says nothing of proof where nothing was read back, and nothing of a way back where nothing was done', () => {
    const stopped = portReport(OUTCOMES.stopped, 'markdown', translate('en'), 'en');
    expect(stopped).not.toMatch(/identical|undo/);
    expect(portReport(OUTCOMES.interrupted, 'markdown', translate('en'), 'en')).not.toContain('identical,');
  });

  it.each([
    ['en', '- Why it stopped: "model.pkl" could not be written: the disk is full.'],
    ['es', '- Por qué se detuvo: No se pudo escribir «model.pkl»: el disco está lleno.'],
  ] as const)('in %s says in words what stopped it, and its code', (language, words) => {
    const markdown = portReport(OUTCOMES.interrupted, 'markdown', translate(language), language);
    const line = markdown.split('\n').find((each) => each.startsWith(words));
    expect(line).toMatch(/\(disk-full\)$/);
  });

  it('says what stopped it as the journal does where the catalogue has no words for it', () => {
    const failure = { kind: 'failed', at: 'x', code: 'of-a-later-release', message: 'All the rest.' } as const;
    const markdown = portReport(reportOfPort(stateOf(planOf(change), failure)), 'markdown', translate('en'), 'en');
    expect(markdown).toContain('- Why it stopped: All the rest. (of-a-later-release)');
  });

  it.each([
    [true, 'Taken back. Version 4 of churn was there before, and stays.'],
    [false, 'Taken back.'],
  ])('of one that was taken back says whether its version stays (there before: %s)', (existing, sentence) => {
    const events = [...COPIED, { ...REGISTERED, existing } as typeof REGISTERED, DONE] as const;
    const report = reportOfPort(stateOf(planOf(change), ...events, { kind: 'undone', at: 'x', left: [] }));
    const said = `${sentence} 1 of 1 file identical, by SHA-256 read back from the target.`;
    expect(JSON.parse(portReport(report, 'json', translate('en'), 'en'))).toMatchObject({ sentence: said });
  });

  it.each([
    ['ported', true],
    ['interrupted', true],
    ['undone', false],
    ['existing', false],
    ['stopped', false],
  ] as const)('of one that was %s names a place of its files: %s', (outcome, named) => {
    const markdown = portReport(OUTCOMES[outcome], 'markdown', translate('en'), 'en');
    expect(markdown.includes('Files are at: /team/mlartifacts/model-porter/x')).toBe(named);
  });

  it('as JSON holds everything by its code', () => {
    const report = JSON.parse(portReport(OUTCOMES.ported, 'json', translate('en'), 'en')) as {
      checks: { id: string }[];
    };
    expect(report).toMatchObject({
      report: 'port',
      version: 1,
      result: { outcome: 'ported', version: '4', identical: 1, milliseconds: 2500, files: [{ path: 'MLmodel' }] },
      reason: 'they know',
      undo: 'model-porter undo 20260101-000000-000abcde',
    });
    expect((report.checks as { id: string }[]).map(({ id }) => id)).toEqual([...CHECK_IDS]);
  });

  it('is closed: no script, nothing to load, and print in mind', () => {
    const html = portReport(OUTCOMES.ported, 'html', translate('es'), 'es');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('@media print');
    expect(html).not.toMatch(/<script|<link|<img|url\(/);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '`` ` ```\n# head',
    '|x| ![y](https://evil.example)',
    '\u202Evil\u0000',
  ])('keeps %j a text', (text) => {
    const hostile = planOf({
      source: { uri: `file:///${text}`, files: [{ path: text, size: 1, digest: null }] },
      target: { model: text, alias: text, description: text, tags: { [text]: text }, workspace: text },
      checks: [found('P24', 'note', 'junk', { items: [text] })],
      reason: text,
    });
    const report = reportOfPort(stateOf(hostile, REGISTERED, DONE));
    const html = portReport(report, 'html', translate('en'), 'en');
    expect(html.match(/<[^>]*>/g)?.filter((tag) => /script|img|onerror|href|src=/i.test(tag))).toEqual([]);
    for (const sign of ['\u0000', '\u202e']) expect(html).not.toContain(sign);
    const markdown = portReport(report, 'markdown', translate('en'), 'en');
    const prose = markdown.replace(/^(`{3,})\w+\n[\s\S]*?\n\1$/gm, '');
    expect(prose).not.toMatch(/<script|(?<!\\)!\[|https:\/\/evil|(?<!\\)`|^# head/m);
  });

  it('holds no secret, in whatever a person or a model wrote', () => {
    const key = `dapi${'0123456789abcdef'.repeat(2)}`;
    const secret = planOf({
      source: {
        uri: `https://ana:${key}@host/model`,
        tags: { api_key: 'hunter two' },
        description: `token=${key}`,
        runLink: `https://ana:${key}@host/#/runs/1`,
        registered: { description: `token=${key}`, tags: { api_key: 'hunter two' } },
      },
      target: {
        tags: { api_key: 'hunter two', note: `password: ${key}` },
        description: `token=${key}`,
        there: {
          description: `token=${key}`,
          tags: { api_key: 'hunter two' },
          aliases: [],
          runLink: `https://ana:${key}@host/#/runs/2`,
        },
      },
      checks: [
        found('P11', 'note', 'from-elsewhere', { items: [`--index-url https://ana:${key}@host`] }),
        found('verdict', 'stop', 'verdict-breaks-callers', {
          details: { against: '2', reasons: 30 },
          findings: Array.from({ length: 30 }, () => ({
            rule: 'IN-01',
            place: { part: 'inputs', path: [`token=${key}`] },
            details: { name: `token=${key}` },
          })),
        }),
      ],
      reason: `password=${key}`,
    });
    const failure = { message: `token=${key}`, details: { path: `token=${key}` } };
    const failed = { kind: 'failed', at: 'x', ...failure } as const;
    const reports = ['disk-full', 'x'].map((code) => reportOfPort(stateOf(secret, REGISTERED, { ...failed, code })));
    for (const report of reports)
      for (const format of ['html', 'markdown', 'json'] as const) {
        const text = portReport(report, format, translate('en'), 'en');
        expect(text).not.toContain(key);
        expect(text).not.toContain('hunter');
      }
  });

  it.each([
    ['a.html', 'html'],
    ['a.HTM', 'html'],
    ['a.md', 'markdown'],
    ['a.json', 'json'],
    ['a.pdf', null],
    ['a', null],
  ])('%s asks for %s', (file, format) => expect(reportFormatOf(file)).toBe(format));
});
