/** The shape of a catalogue area with any words in it: a translation must have the same keys, no more, no less. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
