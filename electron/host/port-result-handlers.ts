import { createReadStream } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { HandlersOf, HostContext } from './context.ts';
import type { PortDesk } from './port-desk.ts';
import { safeName } from './safe-name.ts';
import { viewOfFacts, withoutTemporary } from './port-views.ts';

type Names = 'port.report' | 'port.report-text' | 'port.files' | 'port.verify' | 'port.result' | 'port.download';

/** What came of a port: its proof, its files, the version itself. */
export function resultHandlers(
  { grants, downloads }: HostContext,
  desk: () => Promise<PortDesk>,
): Pick<HandlersOf<'port'>, Names> {
  return {
    'port.report': async ({ id }, { signal }) => {
      const { planner, queue, base } = await desk();
      const facts = await planner.run('facts', { id, base }, { signal });
      const here = queue.rows().find((row) => row.id === id);
      return viewOfFacts(here === undefined ? facts : { ...facts, row: here });
    },
    'port.report-text': async ({ id, format, language }, { signal }) => {
      const { planner, base } = await desk();
      const { row, plan } = await planner.run('facts', { id, base }, { signal });
      const { text } = await planner.run('report-text', { id, format, language, base }, { signal });
      return { text: withoutTemporary(text, plan.target), name: safeName(`${row.model} ${row.version}`) };
    },
    'port.files': async ({ id, cursor, limit }, { signal }) => {
      const { planner, base } = await desk();
      const { rows, next } = await planner.run('files', { id, cursor, limit, base }, { signal });
      return { rows: rows.map((each) => ({ ...each })), next };
    },
    'port.verify': async ({ id }, { signal, report }) => {
      const { planner, base } = await desk();
      const { model, version, state, files, difference, problem } = await planner.run(
        'verify',
        { id, base },
        { signal, onProgress: report },
      );
      const { missing, changed, added, expected } = difference;
      return {
        model,
        version,
        state,
        files,
        difference: {
          missing: [...missing],
          changed: [...changed],
          added: [...added],
          expected: [...expected],
        },
        problem,
      };
    },
    'port.result': async ({ id }, { signal }) => {
      const { planner, base } = await desk();
      const { row, plan } = await planner.run('facts', { id, base }, { signal });
      const { place } = await planner.run('result', { id, base }, { signal });
      const { model: name, version } = row;
      if (row.target.kind === 'zip') return { grant: grants.forFound({ kind: 'path', path: place }, name, null) };
      return { grant: grants.forVersion(place, { place: plan.target.place, name, version }) };
    },
    'port.download': async ({ id }, { signal }) => {
      const { planner, base } = await desk();
      const { row } = await planner.run('facts', { id, base }, { signal });
      if (row.target.kind !== 'zip' || row.state !== 'done')
        throw new KnownError('port-state', 'This port made no zip.', { id });
      const { place } = await planner.run('result', { id, base }, { signal });
      const name = path.basename(place);
      return { id: downloads.offer({ name, chunks: (stop) => createReadStream(place, { signal: stop }) }), name };
    },
  };
}
