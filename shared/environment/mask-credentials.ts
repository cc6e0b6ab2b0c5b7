/** What is written in place of a secret. */
export type Mark = (secret: string) => string;

/** Stands where a secret was; the same for all, so that two passwords do not make two requirements. */
export const stars: Mark = () => '***';
const USER = /(:\/\/)([^\s/?#]*)@/g;
const QUERY =
  /([?&][\w.-]{0,40}?(?:token|key|secret|password|passwd|signature|sig|auth|credential)[\w.-]{0,40}=)([^&\s#]+)/gi;
/** Names of environment variables, which pip fills in, and git's own user are no secrets. */
const HARMLESS = /^(?:git|\$\{[A-Z0-9_]+\}(?::\$\{[A-Z0-9_]+\})?)$/;

/** A requirement or option as it may be shown: user, password and tokens of its addresses as `***`. */
export function maskCredentials(text: string, mark = stars): string {
  return text
    .replace(USER, (whole, start: string, user: string) =>
      user === '' || HARMLESS.test(user) ? whole : `${start}${mark(user)}@`,
    )
    .replace(QUERY, (_whole, name: string, value: string) => `${name}${mark(value)}`);
}
