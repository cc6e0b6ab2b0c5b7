import type { Runner, RunnerOptions } from '../jobs/job-table.ts';
import type { PortJob, PortJobs, PortRunner } from './port-table.ts';

type Work = {
  [J in PortJob]: (input: PortJobs[J]['input'], options: RunnerOptions<PortJobs, J>) => Promise<PortJobs[J]['output']>;
};

/** The work itself; each is loaded when it is wanted. */
export const PORT_JOBS: Work = {
  async source({ from, base }, { signal }) {
    return (await import('./look-at-ends.ts')).lookAtSource(from, base, signal);
  },
  async target({ target, model, alias, base }) {
    return (await import('./look-at-ends.ts')).lookAtTarget(target, model, alias, base);
  },
  async plan(input, { signal }) {
    return (await import('./carry-plan.ts')).makePlan(input, signal);
  },
  async 'read-plan'({ file }) {
    return (await import('./carry-plan.ts')).planInFile(file);
  },
  async run(input, options) {
    return (await import('./carry-plan.ts')).carryPlan(input, options);
  },
  async keep(input) {
    (await import('./carry-plan.ts')).keepPlan(input);
    return null;
  },
  async admit(input) {
    await (await import('./start-waiting.ts')).admitPort(input);
    return null;
  },
  async start(input, options) {
    return (await import('./start-waiting.ts')).startWaiting(input, options);
  },
  async resume({ id, base, ...said }, options) {
    const { openPort, resumePort } = await import('./end-port.ts');
    const context = { ...base, ...options };
    return resumePort(await openPort(id, context), context, said);
  },
  async undo({ id, base, confirmed }, { signal }) {
    const { admitUndo, openPort, undoPort } = await import('./end-port.ts');
    const context = { ...base, ...(signal === undefined ? {} : { signal }) };
    const port = await openPort(id, context);
    admitUndo(port, confirmed, context);
    return undoPort(port, context);
  },
  async list({ base }) {
    const { rows, damaged } = await (await import('./waiting-ports.ts')).waitingPorts(base);
    return { rows: [...(await (await import('./known-ports.ts')).knownPorts(base)), ...rows], damaged };
  },
  async facts({ id, base }) {
    return (await import('./port-facts.ts')).portFacts(id, base);
  },
  async review({ text, reason }) {
    return (await import('./carry-plan.ts')).reviewPlan(text, reason);
  },
  async 'report-text'({ id, base, format, language }) {
    const { reportOfJournal, reportText } = await import('./report-of.ts');
    const { findPort } = await import('./recent-ports.ts');
    return { text: reportText(reportOfJournal(findPort(base.data, id).journal), format, language) };
  },
  async files({ id, base, cursor, limit }) {
    return (await import('./port-facts.ts')).portFiles(id, base, cursor, limit);
  },
  async verify({ id, base }, options) {
    return (await import('./port-facts.ts')).verifyPort(id, { ...base, ...options });
  },
  async result({ id, base }) {
    return { place: await (await import('./port-facts.ts')).placeOfResult(id, base) };
  },
  async serving({ text, base }) {
    return { place: await (await import('./carry-plan.ts')).placeOfServing(text, base) };
  },
};

/** For hosts whose process is itself disposable. */
export function inProcessPorts(): PortRunner {
  const run: Runner<PortJobs>['run'] = (job, input, options = {}) =>
    (PORT_JOBS[job] as Work[typeof job])(input as never, options as never) as never;
  return { run, close: () => Promise.resolve() };
}
