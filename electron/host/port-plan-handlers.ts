import path from 'node:path';
import { visible } from '../../shared/safety/visible.ts';
import { layoutOf, type Plan } from '../../shared/export/plan.ts';
import { rowOfPlan } from '../../shared/export/port-row.ts';
import { admit } from '../port/admit.ts';
import { copyToFile } from '../transfer/copy.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { draftHandler } from './port-draft.ts';
import type { KeptPlan, PortDesk } from './port-desk.ts';
import { shown } from './port-desk.ts';
import { shownAct, viewOfPlan } from './port-views.ts';
import { safeName } from './safe-name.ts';

type Names =
  | 'port.plan'
  | 'port.review'
  | 'port.open'
  | 'port.save-plan'
  | 'port.compare'
  | 'port.model'
  | 'port.draft'
  | 'port.start';

/** Plans: made, looked at, kept, compared, and put in the queue. */
export function planHandlers(context: HostContext, desk: () => Promise<PortDesk>): Pick<HandlersOf<'port'>, Names> {
  const { options, grants, downloads } = context;
  const keep = ({ plans }: PortDesk, kept: KeptPlan) => ({
    handle: plans.open(kept),
    plan: viewOfPlan(kept.plan, kept.files, kept.input === null),
  });
  const modelOf = ({ source, target }: Plan) => ({
    grant: grants.forFound({ kind: 'path', path: source.place }, target.model, null),
    path: source.inside,
  });
  return {
    ...draftHandler(context, desk),
    'port.plan': async ({ source, target, ...given }, { signal }) => {
      const open = await desk();
      const place = open.places.target(target);
      const request = { ...given, target: place, reason: null, contents: false };
      const input = { from: open.places.source(source), ...request };
      const planned = await open.planner.run('plan', { ...input, base: open.base }, { signal });
      return keep(open, { ...planned, input, layout: place.layout });
    },
    'port.open': async ({ grant }, { signal }) => {
      const open = await desk();
      const planned = await open.planner.run('read-plan', { file: open.places.planFile(grant) }, { signal });
      const layout = layoutOf(planned.plan);
      return keep(open, { ...planned, plan: open.places.planned(planned.plan), input: null, layout });
    },
    'port.review': async ({ handle, reason }, { signal }) => {
      const { plans, planner } = await desk();
      const { text, plan } = plans.get(handle);
      const { rows, act } = await planner.run('review', { text, reason: reason ?? plan.reason }, { signal });
      return { rows: rows.map((each) => ({ ...each, details: { ...each.details } })), act: shownAct(act, plan.target) };
    },
    'port.save-plan': async ({ handle, reason }, { signal }) => {
      const { plans, planner, base } = await desk();
      const { input, plan, text: kept } = plans.get(handle);
      const text =
        input === null
          ? kept
          : (await planner.run('plan', { ...input, reason, contents: true, base }, { signal })).text;
      const bytes = Buffer.from(`${text}\n`);
      const name = `${safeName(plan.target.model)}-plan.json`;
      if (options.pickSave === null)
        return { kind: 'download', id: downloads.offer({ name, chunks: () => once(bytes) }), name };
      const file = await options.pickSave(name);
      if (file === null) return { kind: 'cancelled' };
      await copyToFile(file, once(bytes), { signal });
      return { kind: 'saved', name: visible(path.basename(file)) };
    },
    'port.compare': async ({ handle }, { signal }) => {
      const { plans, planner, base } = await desk();
      const { text, plan } = plans.get(handle);
      const { place } = await planner.run('serving', { text, base }, { signal });
      const { model, serving } = plan.target;
      return {
        serving: {
          grant: grants.forFound({ kind: 'path', path: place }, `${model} ${serving?.version ?? ''}`, null),
          path: '',
        },
        source: modelOf(plan),
      };
    },
    'port.model': async ({ handle }) => modelOf((await desk()).plans.get(handle).plan),
    'port.start': async ({ handle, reason, confirmed }) => {
      const { plans, started, queue, base } = await desk();
      const { text, plan, files, input, layout } = plans.get(handle);
      admit({ ...plan, reason: reason ?? plan.reason }, confirmed);
      plans.close(handle);
      started.set(plan.id, plan);
      const row = { ...rowOfPlan(plan, (place) => place), files };
      const strict = input === null;
      return shown(await queue.start(row, { text, reason: reason ?? plan.reason, strict, confirmed, layout, base }));
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
