import { toErrorData } from '../../shared/contract/errors.ts';
import { checkFix, checkItems, checkText } from '../../shared/export/check-text.ts';
import { standing } from '../../shared/export/checks.ts';
import type { PortState } from '../../shared/export/journal.ts';
import { sameThere, type Plan } from '../../shared/export/plan.ts';
import { commandsOf, inZip } from '../../shared/export/report-document.ts';
import { withoutSecrets } from '../../shared/export/report-source.ts';
import { notWritten, review } from '../../shared/export/review.ts';
import { sameAct } from '../../shared/export/same-act.ts';
import { visible } from '../../shared/safety/visible.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import type { PortProgress } from '../port/context.ts';
import type { Undone } from '../port/end-port.ts';
import type { PortResult } from '../port/run-port.ts';
import type { VerifiedVersion } from '../port/verify-version.ts';
import { asGiven } from './as-given.ts';
import { EXIT } from './exit-codes.ts';
import { errorJson, errorText } from './print-text.ts';
import type { Terminal } from './terminal.ts';

export type PortPrinter = ReturnType<typeof portPrinter>;

/** Milliseconds between two lines of progress. */
const PACE = 200;

/** What porting prints: words in the terminal's language, or one JSON object a line; passwords and tokens in neither. */
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
        `        → ${checkFix(check, t)}`,
      ]);
  const standingIn = ({ checks: all, target, reason }: Plan) =>
    standing(all, { production: target.role === 'PROD', reason });
  /** For scripts, as a failure. */
  const stopsJson = (plan: Plan) => {
    const stops = standingIn(plan).map(({ id }) => id);
    const error = { code: 'preflight-stops', message: '', details: { ids: stops.join(', ') } };
    return stops.length === 0 ? { ok: true } : { ...errorJson(error, texts), stops };
  };
  const reasonable = (plan: Plan): string[] => {
    const ids = standingIn(plan).flatMap(({ id, passable }) => (passable ? [id] : []));
    return ids.length === 0 ? [] : [t('port.result.reason', { ids: ids.join(', ') })];
  };
  const aboutOf = (plan: Plan, version: string) => ({
    model: visible(plan.target.model),
    version,
    target: visible(plan.target.place),
    ...inZip(plan),
  });
  const targetOf = ({ place, workspace, role }: Plan['target']) => {
    const named = [workspace === null ? null : `"${visible(workspace)}"`, role].filter((each) => each !== null);
    return `${visible(place)}${named.length === 0 ? '' : ` (${named.join(', ')})`}`;
  };
  return {
    progress({ step, done, total, files, of }: PortProgress) {
      if (!terminal.interactive || json || performance.now() - told < PACE) return;
      told = performance.now();
      shown = true;
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      terminal.err(`\r\u001b[K${t(`port.progress.${step}`, { percent, files, of })}`);
    },
    async ported(carried: Plan, result: PortResult) {
      clear();
      const plan = withoutSecrets(carried);
      if (json) return line({ ok: true, ...result, plan });
      const { version, identical, files, size, alias, aliasBefore, also, taken, id } = result;
      const about = { ...aboutOf(plan, version), count: files, identical, size, id };
      const lines = carried === seen ? [] : checks(plan);
      if (plan.reason !== null) lines.push(t('port.result.reasonKept', { reason: visible(plan.reason) }));
      if (result.workspaceMade !== undefined)
        lines.push(t('port.result.workspaceMade', { path: visible(result.workspaceMade) }));
      lines.push(t(`port.result.${result.outcome}`, about), t('port.result.identical', about));
      if (result.outcome === 'existing')
        for (const { what, before } of notWritten(plan, version))
          lines.push(
            t('port.result.notWritten', {
              what: t(`portReview.what.${what}`),
              text: visible(before ?? ''),
              ...inZip(plan),
            }),
          );
      const none = t('port.result.none');
      if (alias !== null) lines.push(t('port.result.alias', { alias, version, before: aliasBefore ?? none }));
      lines.push(...also.map((each) => t('port.result.alias', { alias: each, version, before: none })));
      for (const [each, where] of Object.entries(taken))
        if (where !== version)
          lines.push(t('port.result.aliasTaken', { ...about, alias: visible(each), version: where }));
      if (plan.target.beside !== undefined) lines.push(t('port.result.azure'));
      if (plan.target.kind === 'files') lines.push(t('port.result.fileStore'));
      lines.push(t('port.result.undo', about));
      await terminal.out(`${lines.join('\n')}\n`);
    },
    async stopped(stopped: Plan) {
      clear();
      const plan = withoutSecrets(stopped);
      if (json) return line({ ...stopsJson(plan), plan });
      const count = standingIn(plan).length;
      const lines = [...checks(plan), t('port.result.stopped', { count }), ...reasonable(plan)];
      await terminal.out(`${lines.join('\n')}\n`);
    },
    /** `file`: null where the plan was not kept. `acts`: with the same act in the words of others. */
    async planned(given: Plan, file: string | null, acts = false) {
      clear();
      seen = given;
      const plan = withoutSecrets(given);
      if (json) return line({ ...stopsJson(plan), file, plan, ...(acts ? { act: sameAct(plan) } : {}) });
      const same = sameThere(plan);
      const about = aboutOf(plan, same ?? plan.target.version);
      const fates = review(plan).map(({ what, fate, before, after, why, details }) => {
        const side = [before, after === before ? null : after].filter((each) => each !== null).map(visible);
        return `  ${t(`portReview.fate.${fate}`).padEnd(12)}  ${t(`portReview.what.${what}`)}  ${[...side].join(' -> ')}  ${visible(t(`portReview.why.${why}`, details))}`;
      });
      const { place, store = place } = plan.target;
      const said = [
        t(same === null ? 'port.result.wouldBe' : 'port.result.wouldStay', about),
        file === null ? t('port.result.nothingWritten') : t('port.result.planned', { file: visible(file) }),
      ].join(' ');
      const stops = standingIn(plan).length;
      const kept =
        file === null ? t('port.result.nothingWritten') : t('port.result.stoppedFile', { file: visible(file) });
      const ends =
        stops === 0 ? [said] : [`${t('port.result.wouldStop', { count: stops })} ${kept}`, ...reasonable(plan)];
      const target = t('port.result.target', { target: targetOf(plan.target) });
      const isMade = stops === 0 && plan.target.isNew === true;
      const made = isMade ? [t('port.result.workspaceWouldBe', { path: visible(store) })] : [];
      const told = acts ? commandsOf(plan, t).flatMap(({ title, text }) => ['', `${title}:`, text.trimEnd()]) : [];
      await terminal.out(
        `${[...checks(plan), t('portReport.review'), ...fates, target, ...made, ...ends, ...told].join('\n')}\n`,
      );
    },
    /** `production`: the name that has to be said; null where a yes is enough. */
    question(production: string | null) {
      return t(production === null ? 'port.ask.goOn' : 'port.ask.production', { name: visible(production ?? '') });
    },
    /** The same of a port that was begun, of which nothing was shown before. */
    questionOf(command: 'undo' | 'resume', { plan, registered }: PortState, production: string) {
      const about = { model: visible(plan.target.model), version: registered?.version ?? plan.target.version };
      return `${t(`port.ask.${command}`, { ...about, target: targetOf(plan.target) })}\n${this.question(production)}`;
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
    async undone(plan: Plan, undone: Undone) {
      if (json) return line({ ok: true, ...undone });
      const { version, existing, already, gone, left, aliases } = undone;
      const about = aboutOf(plan, version ?? '');
      const what = already
        ? 'already'
        : version === null
          ? 'cleared'
          : existing
            ? 'existing'
            : gone
              ? 'gone'
              : 'version';
      const lines = [t(`port.undone.${what}`, about)];
      for (const { alias, version: back } of aliases)
        lines.push(
          t(`port.undone.alias.${back === null ? 'gone' : 'back'}`, { alias: visible(alias), version: back ?? '' }),
        );
      if (what === 'existing' && aliases.length === 0) lines.push(t('port.undone.nothing'));
      lines.push(...left.map((each) => t(`port.undone.left.${each}`, about)));
      await terminal.out(`${lines.join('\n')}\n`);
    },
    async verified(verified: VerifiedVersion, ok: boolean) {
      clear();
      const { model, version, state, files, difference, problem } = verified;
      const why = problem && errorText(problem, texts);
      if (json) return line({ ok, ...verified, problem: why });
      const lines = [`${visible(model)}/${version}  ${t(`port.verified.${state}`, { count: files })}`];
      for (const kind of ['missing', 'changed', 'added', 'expected'] as const)
        lines.push(...difference[kind].map((path) => `  ${t(`port.verified.file.${kind}`)}  ${visible(path)}`));
      if (why !== null) lines.push(`  ${visible(why)}`);
      await terminal.out(`${lines.join('\n')}\n`);
    },
    /** Beside what is printed, which scripts read. */
    nothingToVerify() {
      if (!json) terminal.err(`${t('port.verified.nothing')}\n`);
    },
    saved(file: string) {
      if (!json) terminal.err(`${t('port.result.saved', { file: visible(file) })}\n`);
    },
    /** Runs a command; whatever fails is said in one line, and is an exit code. `places`: those that it was called with. */
    async guard(act: () => Promise<number>, places: readonly string[] = []): Promise<number> {
      try {
        return await act();
      } catch (thrown) {
        clear();
        const error = asGiven(toErrorData(thrown), places);
        const interrupted = error.code === 'cancelled' || terminal.signal.aborted;
        if (json) await line(errorJson(error, texts));
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
  'source-stale',
  'port-ended',
  'resume-production',
  'undo-alias',
  'undo-in-use',
  'undo-stage',
  'undo-changed',
  'undo-not-own',
  'manifest-differs',
]);
