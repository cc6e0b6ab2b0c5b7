import type { ErrorData } from '../../shared/contract/errors.ts';
import type { RegisteredRow, VersionRow } from '../../shared/contract/store-schemas.ts';
import type { IndexState, WorkspaceState } from '../../shared/contract/workspace-schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import type { NamedWorkspace, Role } from '../../shared/workspace/kinds.ts';
import { columnsOf } from './columns.ts';
import { portPrinter } from './print-port.ts';
import { errorText } from './print-text.ts';
import type { Terminal } from './terminal.ts';

export interface ShownWorkspace extends WorkspaceState {
  readonly name: string | null;
  readonly role: Role | null;
  readonly place: string;
}

/** Milliseconds between two lines of progress. */
const PACE = 200;

/** What commands about workspaces print: words in the terminal's language, or one JSON object a line. */
export function workspacesPrinter(terminal: Terminal, json: boolean) {
  const texts = createTexts(languageOf(terminal.locale));
  const t = (key: string, details: Readonly<Record<string, string | number>> = {}) => texts.t(key, { ...details });
  const line = (value: object) => terminal.out(`${JSON.stringify(value, plain)}\n`);
  const table = (rows: readonly (readonly string[])[]) => terminal.out(`${columnsOf(rows).join('\n')}\n`);
  const { guard } = portPrinter(terminal, json);
  const tellUnread = (paths: readonly string[] = []) => {
    for (const each of paths)
      terminal.err(`${t('cli.severity.warning')}: ${visible(t('stores.unread', { paths: `"${each}"` }))}\n`);
  };
  let told = 0;
  return {
    guard,
    reading({ done, of }: IndexState) {
      if (!terminal.interactive || json || performance.now() - told < PACE) return;
      told = performance.now();
      terminal.err(`\r\u001b[K${t('workspaces.indexed', { done, of })}\r`);
    },
    async named(all: readonly NamedWorkspace[]) {
      if (json) return line({ ok: true, workspaces: all });
      // Whole, so that a place can be copied.
      const rows = all.map(({ name, role, place }) => `${role.padEnd(4)}  ${visible(name)}  ${visible(place)}`);
      await terminal.out(`${all.length === 0 ? t('port.workspace.none') : rows.join('\n')}\n`);
    },
    /** Beside the list, which scripts read. */
    later(place: string) {
      if (!json) terminal.err(`${t('port.workspace.later', { path: visible(place) })}\n`);
    },
    /** It is called after production, and nobody said what it is for. */
    unguarded(name: string) {
      if (!json) terminal.err(`${t('port.workspace.unguarded', { name: visible(name) })}\n`);
    },
    async shown(shown: ShownWorkspace) {
      const { name, role, place, state, kind, problem, readOnly, revision, models, others } = shown;
      const worded = (error: ErrorData | null) => error && { ...error, message: errorText(error, texts) };
      if (json) {
        const failed =
          problem === null || state === 'ready' ? {} : { error: errorText(problem, texts), code: problem.code };
        return line({
          ok: state === 'ready',
          ...failed,
          ...shown,
          problem: worded(problem),
          readOnly: worded(readOnly),
        });
      }
      const count = models ?? 0;
      const said =
        state === 'unreadable'
          ? errorText(problem ?? { code: 'internal', message: '' }, texts)
          : state !== 'ready'
            ? t(`workspaces.state.${state}`)
            : readOnly === null
              ? t('workspaces.state.writable')
              : errorText(readOnly, texts);
      const rows: [string, string | null][] = [
        [t('workspaces.field.name'), name],
        [t('workspaces.field.role'), role],
        [t('workspaces.field.place'), place],
        [t('workspaces.field.layout'), kind === null ? null : t(`workspaces.kind.${kind}`)],
        [t('workspaces.field.revision'), revision],
        [
          t('stores.section.registered'),
          models === null ? null : t('workspaces.state.models', { count, shown: count }),
        ],
        [t('workspaces.field.state'), said],
      ];
      const lines = rows.flatMap(([label, value]) => (value === null ? [] : `${label}: ${visible(value)}`));
      if (others > 0) lines.push(t('workspaces.others', { count: others, shown: others }));
      if (kind === 'files') lines.push(t('workspaces.fileStore'));
      await terminal.out(`${lines.join('\n')}\n`);
    },
    async models(rows: readonly RegisteredRow[], first: boolean, searched = false) {
      if (json) {
        for (const row of rows) await line(row);
        return;
      }
      for (const { unread } of rows) tellUnread(unread);
      if (first && rows.length === 0)
        return terminal.out(`${t(searched ? 'workspaces.noneFound' : 'workspaces.noModels')}\n`);
      const titles = ['name', 'aliases', 'latest', 'versions', 'description'].map((id) => t(`stores.column.${id}`));
      const cells = rows.map(({ name, aliases, latest, versions, description }) => [
        name,
        aliases.map(({ alias, version }) => `@${alias} → ${version}`).join(', '),
        latest ?? '',
        String(versions),
        (description ?? '').replaceAll(/\s+/g, ' '),
      ]);
      await table(first ? [titles, ...cells] : cells);
    },
    async versions(model: RegisteredRow, rows: readonly VersionRow[], first: boolean) {
      if (json) {
        for (const row of rows) await line({ model: model.name, ...row });
        return;
      }
      if (first) tellUnread(model.unread);
      if (first && rows.length === 0) return terminal.out(`${t('stores.version.none')}\n`);
      const titles = ['version', 'aliases', 'stage', 'status', 'created', 'files', 'description'];
      const cells = rows.map(({ version, aliases, stage, status, created, place, description }) => [
        version,
        aliases.map((alias) => `@${alias}`).join(', '),
        stage === 'None' ? '' : stage,
        status === 'READY' ? '' : (status ?? ''),
        created === null ? '' : new Date(Number(created)).toISOString(),
        t(`stores.place.${place ?? 'none'}`),
        (description ?? '').replaceAll(/\s+/g, ' '),
      ]);
      await table(first ? [titles.map((id) => t(`stores.column.${id}`)), ...cells] : cells);
    },
  };
}

/** A number of 64 bits as text: JSON's readers would round it. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
