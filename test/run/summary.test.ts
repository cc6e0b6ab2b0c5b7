import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Left {
  readonly name: string;
  readonly why: string;
  readonly electron?: boolean;
}
// The runner is plain JavaScript: it runs before anything is installed.
const { plan, readReport, summary } = (await import(
  /* @vite-ignore */ pathToFileURL(path.join(import.meta.dirname, 'summary.mjs')).href
)) as {
  plan(machine: object): { projects: string[]; left: Left[] };
  readReport(report: object | null, status: number): { counts: { passed: number; failed: number }; left: Left[] };
  summary(all: object): { lines: string[]; code: number };
};

describe('what is run', () => {
  const ALL = { chromium: true, electron: true, mlflow: true, mlflow2: true };
  it('is everything where everything is', () => {
    const { projects, left } = plan(ALL);
    expect(left).toEqual([]);
    expect(projects).toEqual(expect.arrayContaining(['shared', 'command-line', 'browser', 'window', 'interop']));
  });
  it.each([
    ['chromium', 'browser', 'browser tests', false],
    ['electron', 'window', 'window tests', true],
    ['mlflow', 'interop', 'interop tests', false],
  ])('lacks %s: %s is left out by name', (what, project, name, electron) => {
    const { projects, left } = plan({ ...ALL, [what]: false });
    expect(projects).not.toContain(project);
    expect(left).toMatchObject([{ name }]);
    expect(left[0]?.electron ?? false).toBe(electron);
  });
  it('lacks MLflow 2.22 alone: the rest of interop runs, and what it would have shown is named', () => {
    const { projects, left } = plan({ ...ALL, mlflow2: false });
    expect(projects).toContain('interop');
    expect(left).toMatchObject([{ name: 'interop tests with MLflow 2.22' }]);
  });
});

describe('what a report says', () => {
  const file = (status: string, ...assertionResults: object[]) => ({ status, assertionResults });
  const skipped = (fullName: string) => ({ status: 'skipped', fullName });
  it.each<readonly [string, object | null, number, object]>([
    ['nothing: vitest was killed', null, 1, { passed: 0, failed: 1 }],
    ['all passed', { numPassedTests: 3, numFailedTests: 0, testResults: [] }, 0, { passed: 3, failed: 0 }],
    [
      'a file that broke at its top',
      { numPassedTests: 3, numFailedTests: 1, testResults: [file('failed')] },
      1,
      { passed: 3, failed: 2 },
    ],
    [
      'an error outside of any test',
      { numPassedTests: 3, numFailedTests: 0, testResults: [] },
      1,
      { passed: 3, failed: 1 },
    ],
  ])('%s', (_name, report, status, counts) => expect(readReport(report, status).counts).toEqual(counts));

  it('names what was skipped, and why', () => {
    const tests = [
      skipped('a (skipped: no such thing)'),
      skipped('b (skipped: no Electron binary: set X)'),
      skipped('c'),
    ];
    expect(readReport({ testResults: [file('passed', ...tests)] }, 0).left).toMatchObject([
      { why: 'no such thing', electron: false },
      { electron: true },
      { why: 'skipped, and it does not say why', electron: false },
    ]);
  });
});

describe('the last lines', () => {
  const window = { name: 'window tests', why: 'no Electron binary', electron: true };
  const browser = { name: 'browser tests', why: 'no Chromium' };
  it.each<readonly [string, boolean, readonly Left[], number, readonly string[], number]>([
    ['all well', true, [], 0, ['7 passed, 0 failed'], 0],
    ['something failed', false, [], 2, ['7 passed, 2 failed'], 1],
    [
      'something is missing at home',
      false,
      [browser],
      0,
      ['left out: browser tests: no Chromium', '7 passed, 0 failed'],
      0,
    ],
    [
      'something is missing in CI',
      true,
      [browser],
      0,
      ['left out: browser tests: no Chromium (counts as failed in CI)', '7 passed, 1 failed'],
      1,
    ],
    ['no Electron in CI', true, [window], 0, ['left out: window tests: no Electron binary', '7 passed, 0 failed'], 0],
    [
      'no Electron, which then comes first and once',
      false,
      [browser, window, { ...window, name: 'x' }],
      0,
      [
        'left out: window tests and 1 more: no Electron binary',
        'left out: browser tests: no Chromium',
        '7 passed, 0 failed',
      ],
      0,
    ],
  ])('with %s', (_name, ci, left, failed, lines, code) =>
    expect(summary({ ci, passed: 7, failed, left })).toEqual({ lines, code }),
  );
});
