import { MODEL_TYPES, modelTypeOf, type ModelType } from '../../shared/export/model-type.ts';
import { languageOf } from '../../shared/texts/translator.ts';
import type { PortRequest } from '../port/plan-port.ts';
import { optionError, usageError } from './help.ts';
import { tagsOf, targetPlace } from './port-options.ts';
import { parseCall } from './parse-call.ts';
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
  layout: TEXT,
  type: TEXT,
  azure: FLAG,
  json: FLAG,
} as const;
const OF_EXPORT = { ...OPTIONS, confirm: TEXT, report: TEXT, compress: FLAG, yes: FLAG, 'plan-only': TEXT } as const;
const OF_PLAN = { ...OPTIONS, out: TEXT, commands: FLAG } as const;

export interface ExportOptions {
  readonly sources: readonly [string, ...string[]];
  readonly from: string | null;
  readonly to: string;
  readonly type: ModelType | null;
  readonly json: boolean;
  readonly confirm: string | null;
  /** Nobody is asked. */
  readonly yes: boolean;
  readonly report: string | null;
  readonly compress: boolean;
  /** A plan is written to this file, and nothing else is done; null for nowhere (`plan` alone), undefined where it is carried out. */
  readonly planFile: string | null | undefined;
  /** A plan is printed with the same act in the words of others. */
  readonly commands: boolean;
  request(): PortRequest;
}

/** What `export` and `plan` were called with; or the exit code, where that was said to be wrong. */
export async function exportOptions(
  command: 'export' | 'plan',
  args: readonly string[],
  terminal: Terminal,
): Promise<ExportOptions | number> {
  const wrong = (code: Parameters<typeof usageError>[0], details: Record<string, string> = {}) =>
    usageError(code, details, command, terminal);
  let given;
  try {
    const options: typeof OF_EXPORT & typeof OF_PLAN = (command === 'export' ? OF_EXPORT : OF_PLAN) as never;
    given = parseCall({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return optionError(error, command, terminal);
  }
  const [first, ...more] = given.positionals;
  const { to, layout = 'sqlite', json = false, compress = false, azure = false, yes = false, ...values } = given.values;
  // A variable that a script did not set would mean the folder that it is in.
  const isEmpty = [...given.positionals, to].includes('');
  if (first === undefined || to === undefined || isEmpty) return wrong('exportTo', { command });
  const empty = (['from', 'report', 'out', 'plan-only'] as const).find((each) => values[each] === '');
  if (empty !== undefined) return wrong('emptyOption', { option: `--${empty}` });
  const read = tagsOf(values.tag ?? []);
  if ('wrong' in read) return wrong(read.wrong, { text: read.text });
  const { tags } = read;
  const zip = /\.zip$/i.test(to);
  if (layout !== 'sqlite' && layout !== 'files')
    return wrong('badChoice', { option: '--layout', given: layout, choices: 'sqlite, files' });
  if (azure && !zip) return wrong('azureZip');
  const type = values.type === undefined ? null : modelTypeOf(values.type);
  if (values.type !== undefined && type === null)
    return wrong('badChoice', { option: '--type', given: values.type, choices: MODEL_TYPES.join(', ') });
  const only = (['name', 'report', 'plan-only', 'out'] as const).find((each) => values[each] !== undefined);
  if (more.length > 0 && (only !== undefined || zip))
    return wrong('oneModel', { option: only === undefined ? '--to FILE.zip' : `--${only}` });
  const planFile = command === 'plan' ? (values.out ?? null) : values['plan-only'];
  return {
    sources: [first, ...more],
    from: values.from ?? null,
    to,
    type,
    json,
    compress,
    yes,
    planFile,
    commands: values.commands ?? false,
    confirm: values.confirm ?? null,
    report: values.report ?? null,
    request: () => ({
      target: targetPlace(to, layout),
      model: values.name ?? null,
      alias: values.alias ?? null,
      description: values.description ?? null,
      tags,
      reason: values.reason ?? null,
      contents: planFile !== undefined,
      ...(azure ? { azure: languageOf(terminal.locale) } : {}),
    }),
  };
}
