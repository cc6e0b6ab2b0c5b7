import { describe, expect, it } from 'vitest';
import { maskCredentials } from '../../../shared/environment/mask-credentials.ts';
import { parseRequirements } from '../../../shared/environment/requirements.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { pace } from '../../support/pace.ts';

/** As written -> as shown. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['https://user:s3cret@example.org/a.whl', 'https://***@example.org/a.whl'],
  ['https://s3cret@example.org/a.whl', 'https://***@example.org/a.whl'],
  ['https://user:p@s3cret@example.org/a.whl', 'https://***@example.org/a.whl'],
  ['git+https://s3cret:x-oauth-basic@example.org/a.git@main#egg=a', 'git+https://***@example.org/a.git@main#egg=a'],
  ['git+ssh://git@example.org/a.git', 'git+ssh://git@example.org/a.git'],
  ['https://${USER}:${TOKEN}@example.org/a.whl', 'https://${USER}:${TOKEN}@example.org/a.whl'],
  ['https://example.org/a.whl?sig=s3cret&v=1', 'https://example.org/a.whl?sig=***&v=1'],
  ['https://example.org/a.whl?X-Amz-Signature=s3cret#egg=a', 'https://example.org/a.whl?X-Amz-Signature=***#egg=a'],
  ['https://example.org/a@1.0.whl', 'https://example.org/a@1.0.whl'],
  ['a==1.0', 'a==1.0'],
];

describe('credentials', () => {
  it.each(TEXTS)('%s', (text, shown) => expect(maskCredentials(text)).toBe(shown));

  it('stand in nothing that is read of a requirements file', () => {
    const read = parseRequirements(
      'a @ https://u:s3cret@x.org/a.whl\n-e git+https://s3cret@x.org/b.git\n--extra-index-url https://u:s3cret@x.org\n',
    );
    expect(read.requirements.map(({ url }) => url)).toEqual(['https://***@x.org/a.whl', 'git+https://***@x.org/b.git']);
    expect(JSON.stringify(read)).not.toContain('s3cret');
  });

  it('are masked quickly in hostile text', () => {
    const texts = ['://', '?key', '&token', ':', 'a'].map((piece) => piece.repeat(200_000));
    expect(cpuTime(() => texts.forEach((text) => maskCredentials(text)))).toBeLessThan(1000 * pace());
  });
});
