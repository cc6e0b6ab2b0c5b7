import { KnownError } from '../../shared/contract/errors.ts';
import { standing } from '../../shared/export/checks.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { languageOf } from '../../shared/texts/translator.ts';
import { workspaceOptions, type PortContext } from '../port/context.ts';
import { exportModel, type Confirmed } from '../port/export-model.ts';
import { planPort } from '../port/plan-port.ts';
import { reportFormatFor } from '../port/report-of.ts';
import type { PortResult } from '../port/run-port.ts';
import { portSource, workspaceAt } from '../port/source-of.ts';
import { EXIT, worse } from './exit-codes.ts';
import { exportOptions, type ExportOptions } from './export-options.ts';
import { checkNewFile } from './new-file.ts';
import { portContext, targetPlace } from './port-options.ts';
import { portPrinter, type PortPrinter } from './print-port.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter export SOURCE... --to WORKSPACE|FOLDER|FILE.zip [options]`, and `plan` of the same. */
export async function exportCommand(
  command: 'export' | 'plan',
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const options = await exportOptions(command, args, terminal);
  if (typeof options === 'number') return options;
  const [first, ...more] = options.sources;
  if (more.length === 0) return one(first, options, portPrinter(terminal, options.json), terminal);
  return several(options, terminal);
}

/** One after the other, whatever becomes of each; the worst of them is the exit code. As JSON, one array. */
async function several(options: ExportOptions, terminal: Terminal): Promise<number> {
  const { sources, json } = options;
  const answers: string[] = [];
  const collecting = { ...terminal, out: (text: string) => Promise.resolve(void answers.push(text.trimEnd())) };
  const printer = portPrinter(json ? collecting : terminal, json);
  const codes: number[] = [];
  for (const source of sources) {
    if (terminal.signal.aborted) break;
    if (!json) await printer.source(source);
    codes.push(await one(source, options, printer, terminal));
  }
  const count = (wanted: number) => codes.filter((code) => code === wanted).length;
  const fine = count(EXIT.fine);
  const stopped = count(EXIT.findings);
  if (json) await terminal.out(`[${answers.join(',\n')}]\n`);
  else
    await printer.sum({
      fine,
      stopped,
      failed: sources.length - fine - stopped,
      planned: options.planFile !== undefined,
    });
  return codes.reduce(worse, EXIT.fine);
}

function one(source: string, options: ExportOptions, printer: PortPrinter, terminal: Terminal): Promise<number> {
  return printer.guard(
    async () => {
      if (options.report !== null) reportFormatFor(options.report);
      const compression = options.compress ? 'deflate' : 'store';
      const context = portContext(terminal, { compression, onProgress: printer.progress });
      const from =
        options.from === null ? null : await workspaceAt(targetPlace(options.from).place, workspaceOptions(context));
      const opened = await portSource(source, from, terminal.signal, null, options.type);
      try {
        for (const file of [options.report, options.planFile]) if (file != null) checkNewFile(file, opened);
        if (options.planFile !== undefined)
          return await keepPlan(await planPort(opened, options.request(), context), options, printer);
        return await carryOut(opened, options, context, printer, terminal);
      } finally {
        await opened.source.close();
      }
    },
    [source, options.from ?? [], options.to].flat(),
  );
}

async function carryOut(
  opened: Awaited<ReturnType<typeof portSource>>,
  { report, ...options }: ExportOptions,
  context: PortContext,
  printer: PortPrinter,
  terminal: Terminal,
): Promise<number> {
  const { plan, result } = await exportModel(opened, options.request(), asking(options, printer, terminal), context);
  if (result !== null) await printer.ported(plan, result);
  else await printer.stopped(plan);
  if (report !== null) await keepReport(plan, result, report, terminal);
  return result === null ? EXIT.findings : EXIT.fine;
}

/** On a terminal the plan is shown and asked for, production by its name; a script is taken at its word. */
function asking(
  { confirm, yes, json }: Pick<ExportOptions, 'confirm' | 'yes' | 'json'>,
  printer: PortPrinter,
  { ask }: Terminal,
): Confirmed {
  if (ask === null || json) return confirm;
  return async (plan) => {
    const production = plan.target.role === 'PROD' && confirm === null;
    if (yes && !production) return confirm;
    await printer.planned(plan, null);
    const answer = await ask(printer.question(production ? plan.target.workspace : null));
    if (production) return answer;
    if (!printer.isYes(answer)) throw new KnownError('port-declined', 'It was not carried out.');
    return confirm;
  };
}

/** Where no file is named it is only looked at. */
async function keepPlan(
  plan: Plan,
  { planFile: file = null, commands }: Pick<ExportOptions, 'planFile' | 'commands'>,
  printer: PortPrinter,
): Promise<number> {
  if (file !== null) {
    const { copyToFile } = await import('../transfer/copy.ts');
    await copyToFile(file, once(Buffer.from(`${JSON.stringify(plan, null, 2)}\n`)));
  }
  const production = plan.target.role === 'PROD';
  const stops = standing(plan.checks, { production, reason: plan.reason });
  await printer.planned(plan, file, commands);
  return stops.length > 0 ? EXIT.findings : EXIT.fine;
}

/** Of what was done, or of why nothing was. */
async function keepReport(plan: Plan, result: PortResult | null, file: string, terminal: Terminal): Promise<void> {
  const { reportOfJournal, saveReport } = await import('../port/report-of.ts');
  const { reportOfStop } = await import('../../shared/export/report-source.ts');
  const report = result === null ? reportOfStop(plan) : reportOfJournal(result.journal);
  await saveReport(report, file, languageOf(terminal.locale));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
