import type { Input } from '../../shared/contract/contract.ts';
import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { CHECK_CHANNELS, type CheckChannel } from '../../shared/signature/payload/check-report.ts';
import { parseSuite, passes, type SuiteCase } from '../../shared/signature/payload/suite.ts';
import { EXIT, worse } from './exit-codes.ts';
import type { LocalHost } from './local-host.ts';
import { onlyModel } from './only-model.ts';
import type { CheckPrinter } from './print-check.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = {
  channel: { type: 'string' },
  'content-type': { type: 'string' },
  example: { type: 'boolean' },
  suite: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Job {
  readonly name: string;
  readonly channel: CheckChannel;
  readonly contentType: string;
  readonly payload: () => Promise<Input<'check.payload'>['payload']>;
  readonly passes: (ok: boolean) => boolean;
}

/** `model-porter check MODEL [PAYLOAD...] [--example] [--channel C] [--content-type T] [--suite FILE] [--json]`. */
export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    given = parseCall({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'check', terminal);
  }
  const { channel = 'rest', example, suite, json = false } = given.values;
  const [model, ...files] = given.positionals;
  if (model === undefined || (files.length === 0 && suite === undefined && example === undefined))
    return usageError('noPayload', {}, 'check', terminal);
  if (!isChannel(channel)) {
    const details = { option: '--channel', given: channel, choices: CHECK_CHANNELS.join(', ') };
    return usageError('badChoice', details, 'check', terminal);
  }
  const { openLocalHost } = await import('./local-host.ts');
  const { checkPrinter } = await import('./print-check.ts');
  const host = await openLocalHost();
  const printer = checkPrinter(terminal, json);
  try {
    const target = await onlyModel(host, model);
    const contentType = given.values['content-type'];
    const jobs = [...files.map((file) => fileJob(file, channel, contentType, host)), ...(await suiteJobs(suite, host))];
    if (example === true) jobs.push(await exampleJob(target, channel, host));
    return await runAll(jobs, target, host, printer, terminal.signal);
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (error.code === 'cancelled' || terminal.signal.aborted) return EXIT.interrupted;
    await printer.failure(model, error);
    return EXIT.cannotRead;
  } finally {
    await host.close();
  }
}

async function runAll(
  jobs: readonly Job[],
  target: { readonly grant: string; readonly path: string },
  host: LocalHost,
  printer: CheckPrinter,
  signal: AbortSignal,
): Promise<number> {
  let code: number = EXIT.fine;
  let passed = 0;
  for (const job of jobs) {
    if (signal.aborted) return EXIT.interrupted;
    try {
      const { channel, contentType } = job;
      const input = { ...target, channel, contentType, payload: await job.payload() };
      const answer = await host.client.call('check.payload', input, { signal });
      const pass = job.passes(answer.report.ok);
      passed += pass ? 1 : 0;
      code = worse(code, pass ? EXIT.fine : EXIT.findings);
      await printer.answer(job.name, channel, answer, pass);
    } catch (thrown) {
      const error = toErrorData(thrown);
      if (error.code === 'cancelled') return EXIT.interrupted;
      code = worse(code, EXIT.cannotRead);
      await printer.failure(job.name, error);
    }
  }
  await printer.sum(passed, jobs.length);
  return code;
}

function fileJob(file: string, channel: CheckChannel, contentType: string | undefined, host: LocalHost): Job {
  return {
    name: file,
    channel,
    contentType: contentType ?? contentTypeOf(file),
    payload: async () => ({ kind: 'file', grant: (await host.grant(file)).token }),
    passes: (ok) => ok,
  };
}

/** The example that was saved with the model, as a request. */
async function exampleJob(
  target: { readonly grant: string; readonly path: string },
  channel: CheckChannel,
  host: LocalHost,
): Promise<Job> {
  const { name, text } = await host.client.call('check.example', target);
  const payload = () => Promise.resolve({ kind: 'text', text } as const);
  return { name, channel, contentType: 'application/json', payload, passes: (ok) => ok };
}

/** As a file's ending says. */
function contentTypeOf(file: string): string {
  if (/\.parquet$/i.test(file)) return 'application/vnd.apache.parquet';
  return /\.csv$/i.test(file) ? 'text/csv' : 'application/json';
}

async function suiteJobs(file: string | undefined, host: LocalHost): Promise<Job[]> {
  if (file === undefined) return [];
  const { text } = await host.client.call('file.text', { grant: (await host.grant(file)).token });
  const { cases } = parseSuite(text);
  if (cases.length === 0) throw new KnownError('suite-unreadable', `${file} has no cases.`, { reason: 'cases: []' });
  return cases.map((each: SuiteCase) => ({
    name: each.name,
    channel: each.channel,
    contentType: each.contentType,
    payload: async () => ({ kind: 'text', text: each.body }),
    passes: (ok) => passes(each, ok),
  }));
}

function isChannel(text: string): text is CheckChannel {
  return (CHECK_CHANNELS as readonly string[]).includes(text);
}
