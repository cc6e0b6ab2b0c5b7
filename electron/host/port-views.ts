import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PlanView, PortReportView } from '../../shared/contract/port-schemas.ts';
import type { Check } from '../../shared/export/checks.ts';
import type { Plan } from '../../shared/export/plan.ts';
import type { SameAct } from '../../shared/export/same-act.ts';
import type { PortRow } from '../../shared/export/port-row.ts';
import { maskSecrets } from '../../shared/files/mask-secrets.ts';
import { visible } from '../../shared/safety/visible.ts';
import { isTemporary } from '../transfer/temporary.ts';
import type { PortFacts } from '../port/port-table.ts';
import { withTilde } from './with-tilde.ts';

/** A place as people see it; of a zip that a browser downloads there is only its name. */
export function shownPlace(place: string): string {
  return visible(isTemporary(place) ? path.basename(place) : withTilde(place));
}

/** Whether a port's zip is not there any more. */
export function isGone({ state, target: { kind, place } }: PortRow): boolean {
  return kind === 'zip' && state === 'done' && !existsSync(place);
}

/** Commands and reports name the zip that a browser downloads by its name alone. */
export function withoutTemporary(text: string, { kind, place }: Pick<Plan['target'], 'kind' | 'place'>): string {
  return kind === 'zip' && isTemporary(place) ? text.replaceAll(place, path.basename(place)) : text;
}

/** The same act, to be shown. */
export function shownAct(act: SameAct, target: Pick<Plan['target'], 'kind' | 'place'>): SameAct {
  const shown = (text: string) => withoutTemporary(text, target);
  return {
    ...act,
    modelPorter: shown(act.modelPorter),
    python: shown(act.python),
    azure: { command: shown(act.azure.command), yaml: shown(act.azure.yaml) },
  };
}

/** A plan without the list of its files, as pages show it. */
export function viewOfPlan(
  { id, made, by, source, target, checks, reason }: Plan,
  files: number,
  strict: boolean,
): PlanView {
  const { uri, store, version, run, size, digest, tags, description, aliases, stage } = source;
  return {
    id,
    made,
    by,
    // Whoever typed it has it in the field; here it is only shown.
    reason: reason === null ? null : maskSecrets(reason),
    strict,
    source: {
      uri: visible(uri),
      store: store === null ? null : visible(store),
      version,
      run,
      size,
      digest,
      description,
      stage,
      files,
      tags: { ...tags },
      aliases: [...aliases],
    },
    target: { ...target, also: [...(target.also ?? [])], place: shownPlace(target.place), tags: { ...target.tags } },
    checks: checks.map(viewOfCheck),
  };
}

/** A check as pages show it; names in it are made safe where they are put into words. */
export function viewOfCheck({ findings = [], ...check }: Check): PlanView['checks'][number] {
  return {
    ...check,
    details: { ...check.details },
    items: [...check.items],
    findings: findings.map(({ rule, place, details }) => ({
      rule,
      place: { part: place.part, path: [...place.path] },
      details: { ...details },
    })),
  };
}

export function viewOfFacts({
  row,
  plan,
  identical,
  digest,
  aliasBefore,
  made,
  noUndo,
  movesBack,
  review,
  act,
}: PortFacts): PortReportView {
  return {
    row: { ...row, gone: isGone(row), target: { ...row.target, place: shownPlace(row.target.place) } },
    plan: viewOfPlan(plan, row.files, false),
    identical,
    digest,
    aliasBefore,
    made,
    review: review.map((each) => ({ ...each, details: { ...each.details } })),
    act: shownAct(act, plan.target),
    noUndo: noUndo === null ? null : { ...noUndo, details: { ...noUndo.details } },
    movesBack: movesBack.map((each) => ({ ...each })),
  };
}
