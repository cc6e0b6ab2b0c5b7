import { expect, it } from 'vitest';
import { limiter } from '../../../renderer/host/limiter.ts';

it('runs so many at once, the others in their order, and goes on after a failure', async () => {
  const limit = limiter(2);
  const log: string[] = [];
  const ends = new Map<string, (failed: boolean) => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      log.push(name);
      ends.set(name, (failed) => (failed ? reject(new Error(name)) : resolve(name)));
    });
  const all = ['a', 'b', 'c', 'd'].map((name) => limit(work(name)).catch((error: Error) => error.message));
  await Promise.resolve();
  expect(log).toEqual(['a', 'b']);
  ends.get('b')?.(true);
  await all[1];
  await new Promise((done) => setTimeout(done));
  expect(log).toEqual(['a', 'b', 'c']);
  ends.get('a')?.(false);
  await all[0];
  await new Promise((done) => setTimeout(done));
  ends.get('c')?.(false);
  ends.get('d')?.(false);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

it('does not begin what was cancelled while it waited', async () => {
  const limit = limiter(1);
  const stop = new AbortController();
  let end = () => undefined as void;
  const first = limit(() => new Promise<void>((resolve) => (end = resolve)));
  const second = limit(() => Promise.reject(new Error('begun')), stop.signal);
  stop.abort();
  end();
  await first;
  await expect(second).rejects.toThrow(/abort/i);
});
