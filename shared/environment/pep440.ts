/** A version of a Python package in its parts (PEP 440), numbers exact at any size. */
export interface Version {
  readonly epoch: bigint;
  readonly release: readonly bigint[];
  readonly pre: readonly ['a' | 'b' | 'rc', bigint] | null;
  readonly post: bigint | null;
  readonly dev: bigint | null;
  readonly local: readonly (bigint | string)[] | null;
}

/** A longer text is no version; it also keeps the pattern's work small. */
const VERSION_LENGTH = 256;
const VERSION =
  /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|a|b|c|rc)[-_.]?(\d+)?)?(?:-(\d+)|([-_.]?(?:post|rev|r)[-_.]?(\d+)?))?([-_.]?dev[-_.]?(\d+)?)?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;
const PRE = { alpha: 'a', beta: 'b', preview: 'rc', pre: 'rc', a: 'a', b: 'b', c: 'rc', rc: 'rc' } as const;

/** Reads a version as Python's `packaging` does; null where it is none. */
export function parseVersion(text: string): Version | null {
  const match = text.length > VERSION_LENGTH ? null : VERSION.exec(text);
  if (match === null) return null;
  const [, epoch, release = '', pre, preNumber, bare, post, postNumber, dev, devNumber, local] = match;
  return {
    epoch: BigInt(epoch ?? 0),
    release: release.split('.').map(BigInt),
    pre: pre === undefined ? null : [PRE[pre.toLowerCase() as keyof typeof PRE], BigInt(preNumber ?? 0)],
    post: bare !== undefined ? BigInt(bare) : post === undefined ? null : BigInt(postNumber ?? 0),
    dev: dev === undefined ? null : BigInt(devNumber ?? 0),
    local: local === undefined ? null : local.toLowerCase().split(/[-_.]/).map(localPart),
  };
}

function localPart(text: string): bigint | string {
  return /^\d+$/.test(text) ? BigInt(text) : text;
}

/** Negative where a comes before b; 0 where both are the same version, however they are spelled. */
export function compareVersions(a: Version, b: Version): number {
  return (
    compare(a.epoch, b.epoch) ||
    compareRelease(a.release, b.release) ||
    compareLists(suffixKey(a), suffixKey(b)) ||
    compareLocal(a.local, b.local)
  );
}

/** 1.0 is 1.0.0: what is missing is zero. */
function compareRelease(a: readonly bigint[], b: readonly bigint[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = compare(a[at] ?? 0n, b[at] ?? 0n);
    if (order !== 0) return order;
  }
  return 0;
}

const PRE_ORDER = { a: 0n, b: 1n, rc: 2n };

/** dev before pre-releases before the release before post: 1.0.dev1 < 1.0a1 < 1.0 < 1.0.post1. */
function suffixKey({ pre, post, dev }: Version): bigint[] {
  const early = pre === null && post === null && dev !== null;
  return [
    pre !== null ? PRE_ORDER[pre[0]] : early ? -1n : 3n,
    pre?.[1] ?? 0n,
    post ?? -1n,
    dev === null ? 1n : 0n,
    dev ?? 0n,
  ];
}

/** None first, then words before numbers, part by part; the shorter of two equal starts first. */
function compareLocal(a: Version['local'], b: Version['local']): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [left, right] = [a[at] ?? '', b[at] ?? ''];
    const order = typeof left === typeof right ? compare(left, right) : typeof left === 'bigint' ? 1 : -1;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareLists(a: readonly bigint[], b: readonly bigint[]): number {
  for (let at = 0; at < a.length; at += 1) {
    const order = compare(a[at] ?? 0n, b[at] ?? 0n);
    if (order !== 0) return order;
  }
  return 0;
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A version in PEP 440's own spelling. */
export function versionText(version: Version): string {
  const { epoch, release, pre, post, dev, local } = version;
  return [
    epoch === 0n ? '' : `${epoch}!`,
    release.join('.'),
    pre === null ? '' : pre.join(''),
    post === null ? '' : `.post${post}`,
    dev === null ? '' : `.dev${dev}`,
    local === null ? '' : `+${local.join('.')}`,
  ].join('');
}
