import type { Texts } from '../texts.ts';
import type { model as english } from '../en/model.ts';

export const model: Texts<typeof english> = {};
