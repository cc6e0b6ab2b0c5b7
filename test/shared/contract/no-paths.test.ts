import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/contract.ts';
import { contentSecurityPolicy } from '../../../shared/contract/csp.ts';

/** Dotted names of what could be a place on the disk: not places inside of what a grant beside them, or an owner of artifacts, stands for. */
function places(schema: unknown, at: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((each) => places(each, at));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties') return places(value, at);
    const properties = value as object;
    return Object.entries(properties).flatMap(([name, inner]) => {
      const inside = /^(?:path|files?)$/.test(name) && ('grant' in properties || 'owner' in properties);
      const place = /^(?:path|file|folder|dir|directory)s?$/i.test(name) && !inside;
      return [...(place ? [`${at}.${name}`] : []), ...places(inner, `${at}.${name}`)];
    });
  });
}

describe('grants instead of paths', () => {
  it('no method takes a path on this machine', () => {
    const found = Object.entries(contract).flatMap(([method, { input }]) =>
      places(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }), method),
    );
    // What a browser tab calls its own files, which the host can't reach.
    expect([...new Set(found)].sort()).toEqual(['open.tab.files', 'open.tab.files.path', 'open.tab.folder']);
  });
});

describe('the policy', () => {
  it('allows our own files, a nonce for styles, and nothing else', () => {
    expect(contentSecurityPolicy('N').split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "object-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-N'",
    ]);
  });
});
