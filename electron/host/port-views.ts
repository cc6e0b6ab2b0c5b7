import type { PlanView, PortReportView } from '../../shared/contract/port-schemas.ts';
import type { Check } from '../../shared/export/checks.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { PortFacts } from '../port/port-table.ts';
import { withTilde } from './with-tilde.ts';

/** A place as people see it. */
export function shownPlace(place: string): string {
  return visible(withTilde(place));
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
    reason,
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
  review,
  act,
}: PortFacts): PortReportView {
  return {
    row: { ...row, target: { ...row.target, place: shownPlace(row.target.place) } },
    plan: viewOfPlan(plan, row.files, false),
    identical,
    digest,
    aliasBefore,
    made,
    review: review.map((each) => ({ ...each, details: { ...each.details } })),
    act,
    noUndo: noUndo === null ? null : { ...noUndo, details: { ...noUndo.details } },
  };
}
