import { visible } from '../../shared/safety/visible.ts';
import type { Plan } from '../../shared/export/plan.ts';
import type { PortRow } from '../../shared/export/port-row.ts';
import type { TargetPlace } from '../port/context.ts';
import { PortQueue } from '../port/port-queue.ts';
import type { PlannedPort, PlanInput, PortBase, PortRunner } from '../port/port-table.ts';
import { appVersion, SEED_FILE } from './app-files.ts';
import type { HostContext } from './context.ts';
import { Handles } from './handles.ts';
import { PortPlaces } from './port-places.ts';
import { isGone, shownPlace } from './port-views.ts';

/** A plan that a page looks at. */
export interface KeptPlan extends PlannedPort {
  /** How it was made; null for one that was kept in a file. */
  readonly input: PlanInput | null;
  readonly layout: TargetPlace['layout'];
}

/** What the handlers of ports share: the processes, the queue, the plans that are being looked at. */
export interface PortDesk {
  readonly base: PortBase;
  readonly planner: PortRunner;
  readonly queue: PortQueue;
  readonly plans: Handles<KeptPlan>;
  /** Plans of ports that were started here, by id, without their files: one that came to nothing has no journal. */
  readonly started: Map<string, Plan>;
  readonly places: PortPlaces;
}

/** Starts no process yet: each is started when there is something to do. */
export async function openPortDesk(context: HostContext): Promise<PortDesk> {
  const { options, emit, onClose } = context;
  const start = options.startPorts ?? (await import('../port/port-jobs.ts')).inProcessPorts;
  const planner = start();
  const carrier = start();
  const base = { data: options.data, seed: SEED_FILE, tool: `Model Porter ${appVersion()}` };
  const queue = new PortQueue({
    carrier,
    planner,
    base,
    onChange: (row) => emit('port.changed', shown(row)),
    onGone: (id) => emit('port.gone', { id }),
  });
  onClose(async () => {
    await queue.close();
    await Promise.all([planner.close(), carrier.close()]);
  });
  return { base, planner, queue, plans: new Handles(), started: new Map(), places: new PortPlaces(context) };
}

/** A row as pages see it. */
export function shown(row: PortRow): PortRow {
  const { source, target } = row;
  return { ...row, gone: isGone(row), source: visible(source), target: { ...target, place: shownPlace(target.place) } };
}
