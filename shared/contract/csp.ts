/** The content security policy of the page, the same in the window and in the tab. `nonce` is new on every load. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Stands in index.html where the nonce goes (react-aria reads it for its one small style element). */
export const NONCE_MARK = '%NONCE%';
