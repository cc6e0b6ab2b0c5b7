import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { asInProduction } from '../../shared/export/production-since.ts';
import type { NamedWorkspace, Role } from '../../shared/workspace/kinds.ts';
import { DISK, type Disk } from '../transfer/disk.ts';
import { isSamePlace } from './same-place.ts';
import { readWorkspaces, updateWorkspaces } from './settings.ts';

/** Where the names of workspaces are kept, for every face of the program. `data`: the app's own folder. */
export function workspacesFileIn(data: string): string {
  return path.join(data, 'workspaces.json');
}

/** The workspace of a name. Errors: `workspace-unknown`, `workspaces-damaged`. */
export function namedWorkspaceIn(file: string, name: string): NamedWorkspace {
  return called(readWorkspaces(file), name);
}

function called(all: readonly NamedWorkspace[], name: string): NamedWorkspace {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new KnownError('workspace-unknown', `There is no workspace ${name}.`, { name });
  return found;
}

/**
 * Gives a place a name. One place has one name, so that its role can not be gone around by another. Errors: `workspace-taken`,
 * `workspace-name`, `workspace-place`.
 */
export async function addWorkspace(file: string, given: NamedWorkspace, disk: Disk = DISK): Promise<NamedWorkspace> {
  let added = given;
  const add = (all: readonly NamedWorkspace[]) => {
    added = checkNew(all, given);
    return [...all, added];
  };
  await updateWorkspaces(file, add, disk);
  return added;
}

/** What would be added; refuses as adding it would. */
export function checkNew(all: readonly NamedWorkspace[], { name: given, role, place }: NamedWorkspace): NamedWorkspace {
  const name = checkName(given, all);
  const same = namedAtPlace(all, place);
  if (same !== null) throw new KnownError('workspace-place', `It is called ${same.name} already.`, { name: same.name });
  return { name, role, place: path.resolve(place) };
}

/**
 * Another name or role. Production must be named (`confirmed`) before it is something else. Errors: `workspace-unknown`,
 * `workspace-taken`, `workspace-name`, `confirm-production`.
 */
export async function changeWorkspace(
  file: string,
  name: string,
  to: { readonly name: string; readonly role: Role },
  confirmed: string | null,
): Promise<NamedWorkspace> {
  let changed = namedWorkspaceIn(file, name);
  await updateWorkspaces(file, (all) => {
    const old = called(all, name);
    if (to.role !== old.role) confirmProduction(old, confirmed);
    const others = all.filter((each) => each.name !== name);
    changed = { ...old, name: to.name === name ? name : checkName(to.name, others), role: to.role };
    return all.map((each) => (each.name === name ? changed : each));
  });
  return changed;
}

/** From the list alone: its place is not touched. Errors: `workspace-unknown`, `workspaces-damaged`. */
export async function removeWorkspace(file: string, name: string): Promise<void> {
  namedWorkspaceIn(file, name);
  await updateWorkspaces(file, (all) => {
    called(all, name);
    return all.filter((each) => each.name !== name);
  });
}

/** Production is changed by whoever types its name, each time. Error `confirm-production`. */
export function confirmProduction(
  { name, role }: { readonly name: string; readonly role: Role | null },
  confirmed: string | null,
): void {
  if (role === 'PROD' && confirmed !== name)
    throw new KnownError('confirm-production', `${name} is production and was not confirmed.`, { name });
}

/** Names that are the same to whoever reads them. */
export function foldedName(name: string): string {
  return name.normalize().toLowerCase();
}

/** The workspace that a place is; production where two names lead to one store, which older settings may hold. */
export function namedAtPlace(all: readonly NamedWorkspace[], place: string): NamedWorkspace | null {
  const found = all.filter((each) => isSamePlace(each.place, place));
  return found.find(({ role }) => role === 'PROD') ?? found[0] ?? null;
}

/** A plan that was kept, with the role that its place has now, and what that asks for: it may have become production since. */
export function withRoleOfNow(plan: Plan, all: readonly NamedWorkspace[]): Plan {
  const now = namedAtPlace(all, plan.target.place);
  if (now?.role !== 'PROD') return plan;
  const checks = plan.target.role === 'PROD' ? plan.checks : asInProduction(plan.checks);
  return { ...plan, checks, target: { ...plan.target, workspace: now.name, role: now.role } };
}

/** A name that can't be read as a path, and not taken for another. */
function checkName(given: string, others: readonly NamedWorkspace[]): string {
  const name = given.trim();
  // oxlint-disable-next-line no-control-regex -- what no terminal should be told to print
  if (name === '' || name.length > 100 || /[\\/\u0000-\u001f\u007f]|\.(?:zip|db)$|^(?:\.{1,2}$|~|[a-z]:)/i.test(name))
    throw new KnownError('workspace-name', `${name} reads as a path.`, { name });
  const taken = others.find((each) => foldedName(each.name) === foldedName(name));
  if (taken !== undefined)
    throw new KnownError('workspace-taken', `There is a workspace ${taken.name}.`, { name: taken.name });
  return name;
}
