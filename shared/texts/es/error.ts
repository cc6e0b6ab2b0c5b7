import type { Texts } from '../texts.ts';
import type { error as english } from '../en/error.ts';

export const error: Texts<typeof english> = {};
