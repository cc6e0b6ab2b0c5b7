import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVersions, parseVersion } from '../../shared/environment/pep440.ts';
import { allows, parseSpecifiers } from '../../shared/environment/specifier.ts';
import { ROOT } from '../support/build.ts';

const python = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');

describe('versions and specifiers, as pip reads them', () => {
  it.each([1, 2])('agree with Python’s packaging on 4,000 random ones (seed %i)', (seed) => {
    const script = path.join(ROOT, 'test/interop/ask_packaging.py');
    const lines = execFileSync(python, [script, String(seed), '2000'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    const differences = lines.map((line) => JSON.parse(line) as Record<string, string>).filter((row) => !agrees(row));
    expect(lines).toHaveLength(4000);
    expect(differences).toEqual([]);
  });
});

function agrees(row: Record<string, unknown>): boolean {
  if ('order' in row) {
    const [a, b] = [parseVersion(String(row['a'])), parseVersion(String(row['b']))];
    return row['order'] === (a === null || b === null ? null : Math.sign(compareVersions(a, b)));
  }
  const [specifiers, version] = [parseSpecifiers(String(row['specifier'])), parseVersion(String(row['version']))];
  return row['allows'] === (specifiers === null || version === null ? null : allows(specifiers, version));
}
