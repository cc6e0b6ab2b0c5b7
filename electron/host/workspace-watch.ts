/** Milliseconds between two looks at a workspace; more where a look takes long, so that it is a fiftieth of the time at most. */
const EVERY = 1000;
const SHARE = 50;

/** Notices when somebody changes a workspace that a page asked for: MLflow, another window, the command line. */
export class WorkspaceWatch {
  private readonly watched = new Map<string, { stamp: string | null; timer: NodeJS.Timeout | null }>();
  private readonly stampOf: (name: string) => Promise<string>;
  private readonly onChange: (name: string) => void;

  constructor(stampOf: (name: string) => Promise<string>, onChange: (name: string) => void) {
    this.stampOf = stampOf;
    this.onChange = onChange;
  }

  watch(name: string): void {
    if (this.watched.has(name)) return;
    this.watched.set(name, { stamp: null, timer: null });
    void this.look(name);
  }

  /** It has another name, or none. */
  forget(name: string): void {
    const timer = this.watched.get(name)?.timer;
    if (timer) clearTimeout(timer);
    this.watched.delete(name);
  }

  close(): void {
    for (const name of this.watched.keys()) this.forget(name);
  }

  private async look(name: string): Promise<void> {
    const entry = this.watched.get(name);
    if (entry === undefined) return;
    const started = performance.now();
    // What can't be looked at is looked at again; the page says what is wrong with it.
    const stamp = await this.stampOf(name).catch(() => '');
    if (this.watched.get(name) !== entry) return;
    if (entry.stamp !== null && stamp !== entry.stamp) this.onChange(name);
    entry.stamp = stamp;
    const wait = Math.max(EVERY, (performance.now() - started) * SHARE);
    entry.timer = setTimeout(() => void this.look(name), wait).unref();
  }
}
