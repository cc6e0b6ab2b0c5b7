import { toErrorData } from '../../shared/contract/errors.ts';
import { checkFix, checkItems, checkText } from '../../shared/export/check-text.ts';
import { standing } from '../../shared/export/checks.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { review } from '../../shared/export/review.ts';
import { visible } from '../../shared/safety/visible.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import type { PortProgress } from '../port/context.ts';
import type { Undone } from '../port/end-port.ts';
import type { PortResult } from '../port/run-port.ts';
import type { VerifiedVersion } from '../port/verify-version.ts';
import { asGiven } from './as-given.ts';
import { EXIT } from './exit-codes.ts';
import { errorText } from './print-text.ts';
import type { Terminal } from './terminal.ts';

export type PortPrinter = ReturnType<typeof portPrinter>;

/** Milliseconds between two lines of progress. */
const PACE = 200;

/** What porting prints: words in the terminal's language, or one JSON object a line. */
export function portPrinter(terminal: Terminal, json: boolean) {
  const texts = createTexts(languageOf(terminal.locale));
  const t = (key: string, details: Readonly<Record<string, string | number>> = {}) => texts.t(key, { ...details });
  const line = (value: object) => terminal.out(`${JSON.stringify(value)}\n`);
  let told = 0;
  let shown = false;
  let seen: Plan | null = null;
  const clear = () => {
    if (shown) terminal.err('\r\u001b[K');
    shown = false;
  };
  /** What was begun is named: the last port of this machine may be another one. */
  const interruption = (begun: unknown) =>
    typeof begun === 'string' ? t('port.result.paused', { id: begun }) : t('port.result.interrupted');
  const checks = (plan: Plan): string[] =>
    plan.checks
      .filter(({ state }) => state !== 'ok')
      .flatMap((check) => [
        `  ${t(`port.state.${check.state}`)}  ${check.id}  ${visible(checkText(check, t))}`,
        ...checkItems(check, t).map((item) => `        ${item}`),
      ]);
  return {
    progress({ step, done, total, files, of }: PortProgress) {
      if (!terminal.interactive || json || performance.now() - told < PACE) return;
      told = performance.now();
      shown = true;
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      terminal.err(`\r\u001b[K${t(`port.progress.${step}`, { percent, files, of })}`);
    },
    async ported(plan: Plan, result: PortResult) {
      clear();
      if (json) return line({ ok: true, ...result, plan });
      const { model, version, identical, files, size, alias, aliasBefore, also, id } = result;
      const about = { model: visible(model), version, count: files, identical, size, id };
      const lines = plan === seen ? [] : checks(plan);
      if (plan.reason !== null) lines.push(t('port.result.reasonKept', { reason: visible(plan.reason) }));
      lines.push(t(`port.result.${result.outcome}`, about), t('port.result.identical', about));
      const none = t('port.result.none');
      if (alias !== null) lines.push(t('port.result.alias', { alias, version, before: aliasBefore ?? none }));
      lines.push(...also.map((each) => t('port.result.alias', { alias: each, version, before: none })));
      if (plan.target.beside !== undefined) lines.push(t('port.result.azure'));
      if (plan.target.kind === 'files') lines.push(t('port.result.fileStore'));
      lines.push(t('port.result.undo', about));
      await terminal.out(`${lines.join('\n')}\n`);
    },
    async stopped(plan: Plan) {
      clear();
      const production = plan.target.role === 'PROD';
      const stops = standing(plan.checks, { production, reason: plan.reason });
      if (json) return line({ ok: false, code: 'preflight-stops', stops: stops.map(({ id }) => id), plan });
      const lines = stops.map((check) => `  ${check.id}  ${checkFix(check, t)}`);
      const passable = stops.filter((check) => check.passable).map(({ id }) => id);
      if (passable.length > 0) lines.push(t('port.result.reason', { ids: passable.join(', ') }));
      await terminal.out(
        `${[...checks(plan), t('port.result.stopped', { count: stops.length }), ...lines].join('\n')}\n`,
      );
    },
    /** `file`: null where the plan was not kept. */
    async planned(plan: Plan, file: string | null) {
      clear();
      seen = plan;
      if (json) return line({ ok: true, file, plan });
      const { model, version } = plan.target;
      const about = { model: visible(model), version, file: visible(file ?? '') };
      const fates = review(plan).map(({ what, fate, before, after, why, details }) => {
        const side = [before, after === before ? null : after].filter((each) => each !== null).map(visible);
        return `  ${t(`portReview.fate.${fate}`).padEnd(12)}  ${t(`portReview.what.${what}`)}  ${[...side].join(' -> ')}  ${visible(t(`portReview.why.${why}`, details))}`;
      });
      const said = t(file === null ? 'port.result.wouldBe' : 'port.result.planned', about);
      await terminal.out(`${[...checks(plan), t('portReport.review'), ...fates, said].join('\n')}\n`);
    },
    /** `production`: the plan whose target has to be named. */
    question(production: Plan | null) {
      const name = visible(production?.target.workspace ?? '');
      return t(production === null ? 'port.ask.goOn' : 'port.ask.production', { name });
    },
    isYes(answer: string) {
      return t('port.ask.yes').split(' ').includes(answer.trim().toLowerCase());
    },
    /** Before what is said of one of several. */
    async source(given: string) {
      await terminal.out(`== ${visible(given)}\n`);
    },
    async sum({ planned, ...counts }: { planned: boolean; fine: number; stopped: number; failed: number }) {
      const total = counts.fine + counts.stopped + counts.failed;
      await terminal.out(`${t(planned ? 'port.result.sumPlanned' : 'port.result.sum', { ...counts, count: total })}\n`);
    },
    async undone({ id, model, version, left }: Undone) {
      if (json) return line({ ok: true, id, model, version, left });
      const about = { model: visible(model), version: version ?? '', id };
      const lines = [t(version === null ? 'port.undone.cleared' : 'port.undone.version', about)];
      lines.push(...left.map((each) => t(`port.undone.left.${each}`, about)));
      await terminal.out(`${lines.join('\n')}\n`);
    },
    async verified(verified: VerifiedVersion) {
      clear();
      if (json) return line(verified);
      const { model, version, state, files, difference } = verified;
      const lines = [`${visible(model)}/${version}  ${t(`port.verified.${state}`, { count: files })}`];
      for (const kind of ['missing', 'changed', 'added', 'expected'] as const)
        lines.push(...difference[kind].map((path) => `  ${t(`port.verified.file.${kind}`)}  ${visible(path)}`));
      await terminal.out(`${lines.join('\n')}\n`);
    },
    /** Runs a command; whatever fails is said in one line, and is an exit code. `places`: those that it was called with. */
    async guard(act: () => Promise<number>, places: readonly string[] = []): Promise<number> {
      try {
        return await act();
      } catch (thrown) {
        clear();
        const error = asGiven(toErrorData(thrown), places);
        const interrupted = error.code === 'cancelled' || terminal.signal.aborted;
        if (json) await line({ ok: false, code: error.code, error: error.message, details: error.details ?? {} });
        else if (interrupted) terminal.err(`${interruption(error.details?.['id'])}\n`);
        else terminal.err(`model-porter: ${visible(errorText(error, texts))}\n`);
        if (interrupted) return EXIT.interrupted;
        return FINDINGS.has(error.code) ? EXIT.findings : EXIT.cannotRead;
      }
    },
  };
}

/** Not failures: something was looked at, and the answer is no. */
const FINDINGS = new Set([
  'preflight-stops',
  'confirm-production',
  'port-declined',
  'plan-stale',
  'undo-alias',
  'undo-stage',
  'undo-changed',
  'manifest-differs',
]);
