import { expect, it } from 'vitest';
import { blotSecrets, isSecretKey, maskSecrets } from '../../../shared/files/mask-secrets.ts';

it.each([
  ['password: hunter2', 'password: ***'],
  ['{"api_key": "abc def", "n": 1}', '{"api_key": "***", "n": 1}'],
  ["OPENAI_API_KEY='sk-1'", "OPENAI_API_KEY='***'"],
  ['openaiApiKey: x1y2', 'openaiApiKey: ***'],
  ['max_tokens: 4096', 'max_tokens: 4096'],
  ['eos_token_id: 2', 'eos_token_id: 2'],
  ['pad_token: "<pad>"', 'pad_token: "<pad>"'],
  ['secret: null', 'secret: null'],
  ['url: https://ann:pw@host/x', 'url: https://***@host/x'],
  ['see AKIAABCDEFGHIJKLMNOP here', 'see *** here'],
  ['use hf_abcdefghijklmnopqrstuvwx', 'use ***'],
  ['monkey: banana', 'monkey: banana'],
  ['metadata:\n  password: hunter2', 'metadata:\n  password: ***'],
])('%s -> %s', (text, shown) => expect(maskSecrets(text)).toBe(shown));

it('goes through a long line of quotes and keys in no time', () => {
  const text = `${'password'.repeat(30_000)}${'"'.repeat(50_000)}`;
  expect(maskSecrets(text)).toHaveLength(text.length);
  expect(isSecretKey('primary_key_column')).toBe(false);
});

it.each([
  ['{"api_key": "abc def", "n": 1}', '{"api_key": "*******", "n": 1}'],
  ['{"api_key": abc, "n": 1}', '{"api_key": ***, "n": 1}'],
  ['https://ann:pw@host?token=x1y2&a=b', 'https://******@host?token=****&a=b'],
  ['see AKIAABCDEFGHIJKLMNOP here', 'see ******************** here'],
])('%s blotted, letter for letter', (text, blotted) => expect(blotSecrets(text)).toBe(blotted));
