import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { toSignatureTexts } from '../../shared/signature/edit/from-json.ts';
import type { PartTexts } from '../../shared/signature/edit/print-parts.ts';
import { visible } from '../../shared/safety/visible.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import { EXIT } from './exit-codes.ts';
import type { LocalHost } from './local-host.ts';
import { onlyModel } from './only-model.ts';
import { errorJson, errorText } from './print-text.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter signature set MODEL --from FILE --out COPY [--json]`. */
export async function signature(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    const options = { from: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } } as const;
    given = parseCall({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'signature', terminal);
  }
  const [verb, model, ...more] = given.positionals;
  const { from, out, json = false } = given.values;
  if (verb !== 'set' || model === undefined || more.length > 0 || from === undefined || out === undefined)
    return usageError('signatureSet', {}, 'signature', terminal);
  const { openLocalHost } = await import('./local-host.ts');
  const path = await import('node:path');
  const host = await openLocalHost({ saveTo: path.resolve(out) });
  const texts = createTexts(languageOf(terminal.locale));
  try {
    const target = await onlyModel(host, model);
    const { parts, notices } = await readFrom(from, host);
    const { signal } = terminal;
    const answer = await host.client.call('signature.save', { ...target, parts }, { signal });
    const left = answer.kind === 'saved' ? answer.left : [];
    if (json) await terminal.out(`${JSON.stringify({ ok: true, out, signature: parts, left, notices })}\n`);
    else {
      for (const notice of notices)
        terminal.err(`${visible(texts.t(`problem.${notice.code}`, { ...notice.details }))}\n`);
      await terminal.out(`${texts.t('editor.savedAs', { name: visible(out) })}\n`);
      if (left.length > 0) await terminal.out(`${texts.t('editor.left', { names: left.join(', ') })}\n`);
    }
    return EXIT.fine;
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (error.code === 'cancelled' || terminal.signal.aborted) return EXIT.interrupted;
    if (json) await terminal.out(`${JSON.stringify(errorJson(error, texts))}\n`);
    else terminal.err(`model-porter: ${visible(errorText(error, texts))}\n`);
    return error.code === 'signature-refused' ? EXIT.findings : EXIT.cannotRead;
  } finally {
    await host.close();
  }
}

interface From {
  readonly parts: PartTexts;
  readonly notices: readonly { readonly code: string; readonly details: Readonly<Record<string, string | number>> }[];
}

/**
 * A signature from a JSON file (`{"inputs": ..., "outputs": ..., "params": ...}`, the parts as MLflow's `to_dict` has them,
 * as texts or as lists), from another model, or inferred from a file of data.
 */
async function readFrom(from: string, host: LocalHost): Promise<From> {
  const { token, kind } = await host.grant(from);
  if (/\.json$/i.test(from)) {
    const { text } = await host.client.call('file.text', { grant: token });
    const parts = toSignatureTexts(text);
    if (parts !== null) return { parts, notices: [] };
  }
  if (kind === 'folder' || /(?:^|[\\/])MLmodel$|\.zip$/i.test(from))
    return { parts: await partsOfModel(from, host), notices: [] };
  const report = await host.client.call('data.infer', {
    data: { grant: token },
    format: null,
    delimiter: ',',
    records: 'list',
  });
  if (report.specs.length === 0)
    throw new KnownError('signature-refused', 'Nothing could be inferred.', { reason: from });
  return { parts: { inputs: report.text, outputs: null, params: null }, notices: report.notices };
}

async function partsOfModel(from: string, host: LocalHost): Promise<PartTexts> {
  const { document } = await host.client.call('model.read', await onlyModel(host, from));
  const { signature: found } = document;
  if (found === null) throw new KnownError('edit-no-signature', 'No signature.', { name: from });
  return {
    inputs: found.inputs?.source ?? null,
    outputs: found.outputs?.source ?? null,
    params: found.params?.source ?? null,
  };
}
