import { fork } from 'node:child_process';
import type { JobProcess } from './process-runner.ts';

/** Megabytes of JavaScript heap for untrusted bytes. */
export const JOB_MEMORY = 512;

/** A job process under plain Node (the browser tab's server). Its environment is reduced to what Node itself needs. */
export function forkNode(script: string): JobProcess & { readonly pid: number | undefined } {
  const child = fork(script, [], {
    execArgv: [`--max-old-space-size=${JOB_MEMORY}`],
    env: jobEnvironment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    pid: child.pid,
    post: (message) => void (child.connected && child.send(message as object)),
    onMessage: (listener) => void child.on('message', (message) => listener(message as never)),
    onExit: (listener) => void child.on('exit', (code, signal) => listener(signal ?? `exit ${code ?? 0}`)),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** No tokens, proxies or NODE_OPTIONS reach the process that reads untrusted bytes. */
export function jobEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
