import { visible } from '../safety/visible.ts';

/** At the beginning of a column's name, anywhere in it, or all of it. */
const PERSONAL =
  /^(?:social_security|mobile|first_?name|last_?name|surname|full_?name|address|birth_?date|date_of_birth|dob|dni|nif)(?:_|$)|(?:^|_)(?:e_?mail|ssn|phone|passport|iban|(?:customer|client|patient|user|person|employee|contact)_?name)(?:_|$)|^name$/;

/** Names of a part of a signature that stand twice, or are empty; columns without any are as they should be. */
export function oddNames(part: { readonly specs: readonly { readonly name: unknown }[] } | null | undefined): string[] {
  const names = (part?.specs ?? []).flatMap(({ name }) => (name === null ? [] : String(name)));
  return names
    .filter((name, at) => name.trim() === '' || names.indexOf(name) !== at)
    .map((name) => visible(name) || '""');
}

/** Whether a column sounds like personal data, by its name. */
export function isPersonal(name: string): boolean {
  return PERSONAL.test(
    name
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .replace(/[\s.-]+/g, '_')
      .toLowerCase(),
  );
}
