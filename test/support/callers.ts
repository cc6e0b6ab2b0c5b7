import path from 'node:path';
import { createHost, type Host } from '../../electron/host/host.ts';
import { inProcessRunner } from '../../electron/jobs/jobs.ts';
import { createTabHost } from '../../electron/loopback/main.ts';
import { startLoopback } from '../../electron/loopback/server.ts';
import { dispatch, type Reply } from '../../shared/contract/dispatch.ts';
import type { Json } from '../../shared/contract/wire.ts';
import { built, ROOT } from './build.ts';
import { launchApp, startDisplay, type RunningApp } from './electron-app.ts';
import { temporaryFolder } from './served.ts';

/** One way to call the host: what the suite over all hosts needs of it. */
export interface Caller {
  call(method: string, input: Json, onProgress?: (progress: Json) => void): Promise<Reply>;
  /** Calls and cancels after some milliseconds. */
  callAndCancel(method: string, input: Json, after: number): Promise<Reply | null>;
  /** What a person's choice of a path gives. */
  grant(path: string): Promise<string>;
  close(): Promise<void>;
}

export async function inProcessCaller(): Promise<Caller> {
  const data = temporaryFolder();
  const host = createHost({
    info: { face: 'command-line', version: '0', platform: 'test', locale: 'en', versions: {} },
    data: data.path,
    examples: path.join(ROOT, 'assets/examples'),
    startJobs: (readRange) => inProcessRunner(readRange),
    pick: null,
    pickSave: null,
    remember: true,
  });
  const call: Caller['call'] = (method, input, report = () => undefined) =>
    dispatch(host.handlers, method, input, { signal: new AbortController().signal, report, strict: true });
  return {
    call,
    callAndCancel(method, input, after) {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), after);
      return dispatch(host.handlers, method, input, { signal: stop.signal, report: () => undefined, strict: true });
    },
    grant: (file) => grantOf(host, file),
    async close() {
      await host.close();
      data.remove();
    },
  };
}

async function grantOf(host: Host, file: string): Promise<string> {
  const { grants } = host.grantPaths([file]);
  return grants[0]?.token ?? '';
}

/** A running loopback server and a session with it. */
export async function loopback() {
  await built();
  const data = temporaryFolder();
  process.env['MODEL_PORTER_DATA'] = data.path;
  const host = createTabHost();
  const server = await startLoopback(host, path.join(ROOT, 'dist/renderer'), true);
  const [origin = '', key = ''] = server.url.split('/#k=');
  const headers = { origin, 'content-type': 'application/json' };
  const session = await fetch(`${origin}/session`, { method: 'POST', headers, body: JSON.stringify({ key }) });
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    host,
    origin,
    key,
    cookie,
    headers: { ...headers, cookie },
    async close() {
      await server.close();
      await host.close();
      data.remove();
    },
  };
}

export async function loopbackCaller(): Promise<Caller> {
  const { host, origin, headers, close } = await loopback();
  const post = async (
    method: string,
    input: Json,
    report?: (progress: Json) => void,
    signal?: AbortSignal,
  ): Promise<Reply> => {
    const response = await fetch(`${origin}/rpc/${method}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ input }),
      signal: signal ?? null,
    });
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Reply | { progress: Json });
    for (const line of lines) if ('progress' in line) report?.(line.progress);
    return lines.at(-1) as Reply;
  };
  return {
    call: (method, input, report) => post(method, input, report),
    callAndCancel: (method, input, after) =>
      post(method, input, undefined, AbortSignal.timeout(after)).catch(() => null),
    grant: (file) => grantOf(host, file),
    close,
  };
}

/** The real preload, IPC and main process of the real Electron. */
export async function windowCaller(): Promise<Caller> {
  const display = await startDisplay();
  const running = await launchApp(display.display);
  return {
    ...callerIn(running),
    async close() {
      await running.close();
      await display.stop();
    },
  };
}

// V8's inspector forgets an answer that it collects before it was read; the call was made all the same, and who waits
// for its effect hears whether it was.
function unlessCollected(error: Error) {
  if (!error.message.includes('promise was garbage collected')) throw error;
}

/** Calls as the page of a running app does. */
export function callerIn({ page, app: electron }: RunningApp): Omit<Caller, 'close'> {
  type Bridge = {
    call(id: string, method: string, input: unknown): Promise<Reply>;
    cancel(id: string): void;
    onProgress(listener: (id: string, value: Json) => void): () => void;
    onEvent(listener: (event: Json) => void): () => void;
  };
  return {
    async call(method, input, report) {
      const [reply, progress] = await page.evaluate(
        async ([name, value]) => {
          const { modelPorter } = window as unknown as { modelPorter: Bridge };
          const seen: Json[] = [];
          const id = crypto.randomUUID();
          const end = modelPorter.onProgress((each, item) => each === id && seen.push(item));
          const answer = await modelPorter.call(id, name as string, value);
          end();
          return [answer, seen] as const;
        },
        [method, input as object] as const,
      );
      for (const each of progress) report?.(each);
      return reply;
    },
    callAndCancel: (method, input, after) =>
      page.evaluate(
        async ([name, value, delay]) => {
          const { modelPorter } = window as unknown as { modelPorter: Bridge };
          const id = crypto.randomUUID();
          setTimeout(() => modelPorter.cancel(id), delay as number);
          return modelPorter.call(id, name as string, value);
        },
        [method, input as object, after] as const,
      ),
    // A second start hands its paths over, as a file manager would; the page, which listens already, hears of the grant.
    async grant(file) {
      await page.evaluate(() => {
        const own = window as unknown as { modelPorter: Bridge; heard: Promise<string> };
        own.heard = new Promise((resolve) => {
          const end = own.modelPorter.onEvent((event) => {
            const { name, data } = event as { name: string; data: { grants?: { token: string }[] } };
            if (name !== 'open.requested') return;
            end();
            resolve(data.grants?.[0]?.token ?? '');
          });
        });
      });
      await electron
        .evaluate(({ app }, given) => void app.emit('second-instance', {}, [], '/', { paths: [given] }), file)
        .catch(unlessCollected);
      return page.evaluate(() => (window as unknown as { heard: Promise<string> }).heard);
    },
  };
}
