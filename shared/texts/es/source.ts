import type { Texts } from '../texts.ts';
import type { source as english } from '../en/source.ts';

export const source: Texts<typeof english> = { problem: {}, error: {} };
