import path from 'node:path';
import { app } from 'electron';
import { APP_ROOT } from '../host/app-files.ts';

/**
 * Everything that asks the app to open something: arguments, a second start, a file manager. Kept until `onRequest` is set.
 * Must be made before the app is ready: macOS sends `open-file` early.
 */
export class OpenRequests {
  private waiting: string[] = [];
  private listener: ((paths: readonly string[]) => void) | null = null;

  constructor(packaged: boolean) {
    this.add(pathsIn(packaged ? process.argv.slice(1) : afterApp(process.argv), process.cwd()));
    app.on('open-file', (event, file) => {
      event.preventDefault();
      this.add([file]);
    });
    app.on('second-instance', (_event, _argv, cwd, data) => {
      // The plain argv may be reordered by Chromium; ours comes along untouched.
      const given = (data as { paths?: unknown } | null)?.paths;
      this.add(Array.isArray(given) ? pathsIn(given.map(String), cwd) : []);
    });
  }

  /** What this start was asked to open, for the instance that already runs. */
  get paths(): readonly string[] {
    return this.waiting;
  }

  onRequest(listener: (paths: readonly string[]) => void): void {
    this.listener = listener;
    listener(this.waiting);
    this.waiting = [];
  }

  private add(paths: readonly string[]): void {
    if (this.listener === null) this.waiting.push(...paths);
    else this.listener(paths);
  }
}

/** Unpackaged, the app's own folder is an argument of Electron's, with switches before it. */
function afterApp(argv: readonly string[]): string[] {
  return argv.slice(argv.findIndex((argument, at) => at > 0 && path.resolve(argument) === APP_ROOT) + 1);
}

function pathsIn(args: readonly string[], cwd: string): string[] {
  return args.filter((argument) => !argument.startsWith('-')).map((argument) => path.resolve(cwd, argument));
}
