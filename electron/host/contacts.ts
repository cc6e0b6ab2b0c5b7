/** The hosts that were contacted since the start, whoever did it: what the status bar and the About page tell. */
export class Contacts {
  private readonly times = new Map<string, number>();
  private readonly listeners = new Set<() => void>();

  add(host: string): void {
    this.times.set(host, (this.times.get(host) ?? 0) + 1);
    for (const listener of this.listeners) listener();
  }

  /** Each host with how many connections were made to it, or tried. */
  list(): { host: string; count: number }[] {
    return [...this.times].map(([host, count]) => ({ host, count }));
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }
}
