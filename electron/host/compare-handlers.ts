import type { CompareOutput } from '../jobs/compare-models.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { Handles, pageOf } from './handles.ts';

/** Comparing two models, and handing the comparison out by pages. */
export function compareHandlers({ options, grants, jobs, watcher }: HostContext): HandlersOf<'compare'> {
  const compared = new Handles<CompareOutput['comparison']>();
  return {
    'compare.open': async ({ a, b, renames, contents, rules }, { signal, report }) => {
      const [refA, refB] = [grants.resolve(a.grant), grants.resolve(b.grant)];
      const { comparison, summary } = await jobs.run(
        'compare',
        { a: { ref: refA, path: a.path }, b: { ref: refB, path: b.path }, renames, contents, rules },
        { signal, onProgress: report },
      );
      if (options.remember) {
        watcher.watch(a.grant, refA, a.path);
        watcher.watch(b.grant, refB, b.path);
      }
      return { handle: compared.open(comparison), summary };
    },
    'compare.rows': async ({ handle, cursor, limit }) => pageOf(compared.get(handle).rows, cursor, limit),
    'compare.findings': async ({ handle, direction, cursor, limit }) =>
      pageOf(compared.get(handle)[direction].findings, cursor, limit),
    'compare.close': async ({ handle }) => {
      compared.close(handle);
      return {};
    },
  };
}
