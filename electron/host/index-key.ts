/** What tells the models apart whose index the job process keeps. */
export function indexKey(grant: string, path: string): string {
  return `${grant} ${path}`;
}
