/** What the command line's exit says; a CI gate reads these. 130 is Ctrl+C. */
export const EXIT = { fine: 0, findings: 1, usage: 2, cannotRead: 3, interrupted: 130 } as const;

/** The worse of two: cannot read over findings over fine. */
export function worse(a: number, b: number): number {
  return Math.max(a, b);
}
