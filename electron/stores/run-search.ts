import type { Run } from './store.ts';

/** One thing that a run has to meet. */
type Condition =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'compare'; readonly of: Of; readonly key: string; readonly op: Op; readonly value: string };
type Of = 'param' | 'metric' | 'tag' | 'attribute' | 'any';
type Op = '<' | '<=' | '>' | '>=' | '=' | '!=' | 'like' | 'ilike';

/** `metrics.loss < 0.5`, `` params.`batch size` = "64" ``, `lr=0.1`, `tags.team LIKE "risk%"`: as MLflow writes them, and shorter. */
const COMPARISON =
  /(?:(metrics?|params?|parameters?|tags?|attributes?|attr|run)\.)?(`[^`]+`|"[^"]+"|[^\s<>=!"'`]+)\s*(<=|>=|!=|<|>|=|\bi?like\b)\s*("[^"]*"|'[^']*'|[^\s"']+)/iy;
const WORD = /"([^"]*)"|\S+/y;
const KINDS: Readonly<Record<string, Of>> = { m: 'metric', p: 'param', t: 'tag', a: 'attribute', r: 'attribute' };

/** What a person typed, as conditions that all have to be met. */
export function readSearch(text: string): Condition[] {
  const conditions: Condition[] = [];
  for (let at = 0; at < text.length;) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    COMPARISON.lastIndex = at;
    const found = COMPARISON.exec(text);
    if (found !== null) {
      const [all, kind, key = '', op = '', value = ''] = found;
      const of = kind === undefined ? 'any' : (KINDS[kind[0]?.toLowerCase() ?? ''] ?? 'any');
      conditions.push({ kind: 'compare', of, key: bare(key), op: op.toLowerCase() as Op, value: bare(value) });
      at += all.length;
      continue;
    }
    WORD.lastIndex = at;
    const [word = '', quoted] = WORD.exec(text) ?? [];
    const wanted = (quoted ?? word).toLowerCase();
    if (wanted !== '' && wanted !== 'and') conditions.push({ kind: 'word', text: wanted });
    at += Math.max(1, word.length);
  }
  return conditions;
}

function bare(text: string): string {
  return /^(["'`]).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** Tags of MLflow's own that are no news about a run. */
const SILENT = /^mlflow\.(?!source\.name$|source\.git|note\.content$|user$)/;

export function meets(run: Run, conditions: readonly Condition[]): boolean {
  let text: string | null = null;
  return conditions.every((condition) => {
    if (condition.kind === 'compare') return compares(run, condition);
    text ??= textOf(run);
    return text.includes(condition.text);
  });
}

function textOf(run: Run): string {
  const parts = [run.name ?? '', run.id, run.user ?? '', run.status];
  for (const [key, value] of run.params) parts.push(`${key}=${value}`);
  for (const [key, value] of run.tags) if (!SILENT.test(key)) parts.push(`${key}=${value}`);
  for (const { name } of run.datasets) parts.push(name);
  return parts.join('\n').toLowerCase();
}

function compares(run: Run, { of, key, op, value }: Condition & { kind: 'compare' }): boolean {
  const own = valueOf(run, of, key);
  // MLflow's answer for what a run does not have: it fits no condition.
  if (own === null) return false;
  if (op === 'like' || op === 'ilike') return like(String(own), value, op === 'ilike');
  const [a, b] = [Number(own), Number(value)];
  const numbers =
    own !== '' && value.trim() !== '' && (typeof own === 'number' || !Number.isNaN(a)) && !Number.isNaN(b);
  const [left, right] = numbers ? [a, b] : [String(own), value];
  if (op === '=') return left === right || String(own) === value;
  if (op === '!=') return left !== right && String(own) !== value;
  if (op === '<') return left < right;
  if (op === '<=') return left <= right;
  return op === '>' ? left > right : left >= right;
}

function valueOf(run: Run, of: Of, key: string): string | number | null {
  const metric = () => run.metrics.find((each) => each.key === key)?.value ?? null;
  if (of === 'metric') return metric();
  if (of === 'param') return run.params.get(key) ?? null;
  if (of === 'tag') return run.tags.get(key) ?? null;
  const attribute = ATTRIBUTES[key.toLowerCase()]?.(run) ?? null;
  if (of === 'attribute') return attribute;
  return metric() ?? run.params.get(key) ?? run.tags.get(key) ?? attribute;
}

const number = (value: number | bigint | null) => (value === null ? null : Number(value));
/** mlflow/utils/search_utils.py, `VALID_SEARCH_ATTRIBUTE_KEYS`, and the plain words for them. */
const ATTRIBUTES: Readonly<Record<string, (run: Run) => string | number | null>> = {
  status: (run) => run.status,
  name: (run) => run.name,
  run_name: (run) => run.name,
  user: (run) => run.user,
  user_id: (run) => run.user,
  id: (run) => run.id,
  run_id: (run) => run.id,
  artifact_uri: (run) => run.artifactUri,
  start_time: (run) => number(run.started),
  created: (run) => number(run.started),
  end_time: (run) => number(run.ended),
};

/** SQL's LIKE: % is any text, _ any character. */
function like(text: string, pattern: string, anyCase: boolean): boolean {
  const escaped = pattern
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${escaped}$`, anyCase ? 'is' : 's').test(text);
}
