import { describe, expect, it } from 'vitest';
import { parseRequirements, type Requirement } from '../../../shared/environment/requirements.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { pace } from '../../support/pace.ts';

const plain = { name: null, extras: [], specifier: '', marker: '', url: null };

/** Line -> what pip reads in it. */
const LINES: readonly (readonly [string, Partial<Requirement>])[] = [
  ['mlflow==3.17.2', { name: 'mlflow', specifier: '==3.17.2' }],
  ['skops', { name: 'skops' }],
  ['  Scikit_Learn >= 1.2, <2  # comment', { name: 'scikit-learn', specifier: '>= 1.2, <2' }],
  ['zope.interface~=5.0', { name: 'zope-interface', specifier: '~=5.0' }],
  [
    'requests[security,socks]==2.31.0; python_version < "3.12"',
    { name: 'requests', extras: ['security', 'socks'], specifier: '==2.31.0', marker: 'python_version < "3.12"' },
  ],
  ['torch==2.1.0+cu118', { name: 'torch', specifier: '==2.1.0+cu118' }],
  ['a==1.0 --hash=sha256:abc --hash=sha256:def', { name: 'a', specifier: '==1.0' }],
  ['a==1.0 \\\n    --hash=sha256:abc', { name: 'a', specifier: '==1.0' }],
  ['a (>=1)', { name: 'a', specifier: '>=1' }],
  [
    'pip @ https://example.org/pip-1.zip ; os_name == "nt"',
    { name: 'pip', url: 'https://example.org/pip-1.zip', marker: 'os_name == "nt"' },
  ],
  [
    'git+https://example.org/x.git@main#egg=My_Pkg',
    { name: 'my-pkg', url: 'git+https://example.org/x.git@main#egg=My_Pkg' },
  ],
  ['./wheels/a-1-py3-none-any.whl', { url: './wheels/a-1-py3-none-any.whl' }],
  ['-e ./here', { url: './here' }],
  ['code/a#b.whl', { url: 'code/a#b.whl' }],
];

describe('requirements', () => {
  it.each(LINES)('%s', (text, expected) => {
    const { requirements, options } = parseRequirements(text);
    expect(options).toEqual([]);
    expect(requirements).toHaveLength(1);
    expect(requirements[0]).toMatchObject({ ...plain, ...expected });
  });

  it('leave out comments and empty lines, and name options without following them', () => {
    const { requirements, options } = parseRequirements(
      '# c\n\n-r more.txt\r\n--index-url https://x\n-c limits.txt # why\nb\n',
    );
    expect(requirements.map(({ name, line }) => [name, line])).toEqual([['b', 6]]);
    expect(options.map(({ text }) => text)).toEqual(['-r more.txt', '--index-url https://x', '-c limits.txt']);
  });

  it('are quick on hostile text', () => {
    const spent = cpuTime(() => {
      parseRequirements(
        `${'a'.repeat(4000)}${'['.repeat(90)}\n${' -'.repeat(2000)}x\n${'#'.repeat(1e6)}\n${' #'.repeat(5e5)}`,
      );
    });
    expect(spent).toBeLessThan(1000 * pace());
  });
});
