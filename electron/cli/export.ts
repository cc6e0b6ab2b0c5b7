import { parseArgs } from 'node:util';
import { languageOf } from '../../shared/texts/translator.ts';
import { standing } from '../../shared/export/checks.ts';
import type { Plan } from '../../shared/export/plan.ts';
import type { PortResult } from '../port/run-port.ts';
import { EXIT } from './exit-codes.ts';
import type { PortPrinter } from './print-port.ts';
import type { Terminal } from './terminal.ts';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  to: TEXT,
  from: TEXT,
  name: TEXT,
  alias: TEXT,
  description: TEXT,
  tag: { type: 'string', multiple: true },
  reason: TEXT,
  confirm: TEXT,
  layout: TEXT,
  type: TEXT,
  'plan-only': TEXT,
  report: TEXT,
  compress: FLAG,
  azure: FLAG,
  json: FLAG,
} as const;

/** `model-porter export SOURCE --to WORKSPACE|FOLDER|FILE.zip [options]`. */
export async function exportCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { usageError } = await import('./help.ts');
  let given;
  try {
    given = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return usageError('unknownOption', { reason: (error as Error).message }, 'export', terminal);
  }
  const [source, ...more] = given.positionals;
  const { to, layout = 'sqlite', json = false, compress = false, ...values } = given.values;
  if (source === undefined || more.length > 0 || to === undefined)
    return usageError('exportTo', {}, 'export', terminal);
  if (layout !== 'sqlite' && layout !== 'files')
    return usageError('badChoice', { option: '--layout', given: layout, choices: 'sqlite, files' }, 'export', terminal);
  if (values.azure === true && !/\.zip$/i.test(to)) return usageError('azureZip', {}, 'export', terminal);
  const { MODEL_TYPES, modelTypeOf } = await import('../../shared/export/model-type.ts');
  const type = values.type === undefined ? null : modelTypeOf(values.type);
  if (values.type !== undefined && type === null) {
    const about = { option: '--type', given: values.type, choices: MODEL_TYPES.join(', ') };
    return usageError('badChoice', about, 'export', terminal);
  }
  const { portPrinter } = await import('./print-port.ts');
  const printer = portPrinter(terminal, json);
  const { portContext, tagsOf, targetPlace } = await import('./port-options.ts');
  const { portSource, workspaceAt } = await import('../port/source-of.ts');
  const { workspaceOptions } = await import('../port/context.ts');
  return printer.guard(async () => {
    if (values.report !== undefined) (await import('../port/report-of.ts')).reportFormatFor(values.report);
    const compression = compress ? 'deflate' : 'store';
    const context = portContext(terminal, { compression, onProgress: printer.progress });
    const target = targetPlace(to, layout);
    const fromPlace = values.from === undefined ? null : targetPlace(values.from).place;
    const from = fromPlace === null ? null : await workspaceAt(fromPlace, workspaceOptions(context));
    const opened = await portSource(source, from, terminal.signal, null, type);
    try {
      const planFile = values['plan-only'];
      const request = {
        target,
        model: values.name ?? null,
        alias: values.alias ?? null,
        description: values.description ?? null,
        tags: tagsOf(values.tag ?? []),
        reason: values.reason ?? null,
        contents: planFile !== undefined,
        ...(values.azure === true ? { azure: languageOf(terminal.locale) } : {}),
      };
      if (planFile !== undefined) {
        const { planPort } = await import('../port/plan-port.ts');
        return await keepPlan(await planPort(opened, request, context), planFile, printer);
      }
      const { exportModel } = await import('../port/export-model.ts');
      const { plan, result } = await exportModel(opened, request, values.confirm ?? null, context);
      if (result !== null) await printer.ported(plan, result);
      else await printer.stopped(plan);
      if (values.report !== undefined) await keepReport(plan, result, values.report, terminal);
      return result === null ? EXIT.findings : EXIT.fine;
    } finally {
      await opened.source.close();
    }
  });
}

async function keepPlan(plan: Plan, file: string, printer: PortPrinter): Promise<number> {
  const { copyToFile } = await import('../transfer/copy.ts');
  await copyToFile(file, once(Buffer.from(`${JSON.stringify(plan, null, 2)}\n`)));
  const production = plan.target.role === 'PROD';
  const stops = standing(plan.checks, { production, reason: plan.reason });
  await printer.planned(plan, file);
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
