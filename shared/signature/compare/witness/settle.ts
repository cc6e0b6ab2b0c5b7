import { typeRepr } from '../../canonical.ts';
import type { Asked } from '../../serve/asked.ts';
import type { RuleSet } from '../../serve/rules.ts';
import type { ColumnSpec, SignatureReading, Spec, TensorSpec } from '../../types.ts';
import { columnKey } from '../columns.ts';
import type { Finding, Verdict } from '../comparison.ts';
import { tensorKey } from '../tensors.ts';
import { isolate, type Isolated } from './isolate.ts';
import { paramTexts } from './param-texts.ts';
import { reaches } from './reach.ts';
import type { Form } from './requests.ts';
import { requestsFor, search, type Plain, type Focus, type Found } from './search.ts';
import { tensorRequests } from './tensor-requests.ts';

/** A longer request would not be read, and asking it takes too long. */
const SHOWN_COLUMNS = 500;
/** Findings beyond these get no request of their own. */
const SHOWN_FINDINGS = 200;

/**
 * The findings with what trying requests tells: where the very types decide, the verdict is what B really does to requests
 * for A; and a request that shows the finding is put to it where one was found.
 */
export function settle(
  findings: readonly Finding[],
  a: SignatureReading | null,
  b: SignatureReading | null,
  rules: RuleSet,
): Finding[] {
  const tryout = new Tryout(partsOf(a, rules), partsOf(b, rules), rules);
  return findings
    .map((each) => tryout.judged(each))
    .filter(({ rule, verdict }) => !FORM_RULES.has(rule) || verdict.rest !== 'compatible')
    .map((each, at) => (at < SHOWN_FINDINGS ? tryout.shown(each) : each));
}

function partsOf(signature: SignatureReading | null, rules: RuleSet): Asked {
  return { inputs: signature?.inputs?.specs ?? null, params: signature?.params?.specs ?? null, rules };
}

/** Whose verdict depends on more than the kinds of the two types. */
const TRIED_RULES = new Set(['NE-01', 'NE-02', 'NE-08', 'NE-09', 'TY-14', 'TY-15', 'IN-15', 'IN-16']);
/** About the forms of a request alone: where none of these shows them, there is nothing to say. */
const FORM_RULES: ReadonlyMap<string, readonly Form[]> = new Map([
  ['IN-15', ['bare', 'whole']],
  ['IN-16', ['row']],
  ['NE-08', ['columns', 'twice', 'row', 'instances']],
  ['NE-09', ['row', 'columns', 'twice', 'instances']],
]);

class Tryout {
  private readonly a: Asked;
  private readonly b: Asked;
  private readonly plain: Plain;
  /** What was learnt of a pair of types, whatever the columns are called. */
  private readonly known = new Map<string, Verdict>();

  constructor(a: Asked, b: Asked, rules: RuleSet) {
    this.a = a;
    this.b = b;
    this.plain = { rules, known: new Map() };
  }

  judged(finding: Finding): Finding {
    const { rule, place } = finding;
    if (rule === 'TE-05') return { ...finding, verdict: { ...finding.verdict, rest: this.dtypeOutcome(finding) } };
    if (place.part !== 'inputs' || finding.verdict.rest === 'unknown') return finding;
    if (place.path.length < 2 && !TRIED_RULES.has(rule)) return finding;
    const [a, b] = [columnsOf(this.a.inputs), columnsOf(this.b.inputs)];
    if (a === null || b === null) return finding;
    const isolated = isolate(a, b, finding);
    if (isolated === null) return finding;
    return { ...finding, verdict: { ...finding.verdict, rest: this.outcome(isolated, finding) } };
  }

  private outcome(isolated: Isolated, { rule, place, verdict }: Finding): Verdict {
    const key = [isolated.a, isolated.b].map(kindsOf).join(' -> ');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const focus: Focus = { column: isolated.focus, path: place.path.slice(1), ...formsOf(rule) };
    const bodies = requestsFor(isolated.a, focus, this.plain);
    const { found } = search(this.alone(isolated.a), this.alone(isolated.b), bodies);
    const lost = FORM_RULES.has(rule) || (focus.column !== null && !reaches(focus.column.type, focus.path));
    const outcome =
      found !== null ? EFFECTS[found.effect] : lost || verdict.rest === 'compatible' ? 'compatible' : 'unknown';
    this.known.set(key, outcome);
    return outcome;
  }

  /** An array of A's dtype where B's stands. */
  private dtypeOutcome({ place, details, verdict }: Finding): Verdict {
    const of = (asked: Asked, name: string) =>
      tensorsOf(asked.inputs)?.find((tensor, at) => tensorKey(tensor, at) === name);
    const before = of(this.a, String(details['old'] || place.path[0]));
    const now = of(this.b, String(place.path[0]));
    if (before === undefined || now === undefined) return verdict.rest;
    const b = this.alone([{ ...before, dtype: now.dtype }]);
    const { found } = search(this.alone([before]), b, tensorRequests([before]));
    return found === null ? verdict.rest : EFFECTS[found.effect];
  }

  private alone(inputs: readonly Spec[]): Asked {
    return { ...this.a, inputs, params: null };
  }

  shown(finding: Finding): Finding {
    const wanted = WANTED[finding.verdict.rest];
    if (wanted === undefined || (this.a.inputs?.length ?? 0) > SHOWN_COLUMNS) return finding;
    const bodies = this.requests(finding);
    const { found } = search(this.a, this.b, bodies, wanted);
    if (found?.effect !== wanted) return finding;
    return { ...finding, witness: { channel: 'rest', ...found } };
  }

  private requests({ rule, place, details }: Finding): Iterable<string> {
    const { inputs, params } = this.a;
    const name = String(details['old'] || place.path[0]);
    const sent = params === null ? [''] : paramTexts(params, place.part === 'params' ? name : null);
    const tensors = tensorsOf(inputs);
    if (tensors !== null) return tensorRequests(tensors, sent);
    const columns = columnsOf(inputs);
    if (columns === null) return ANYTHING;
    const column = columns.find(
      (each, at) => rule === 'IN-15' || (place.part === 'inputs' && columnKey(each, at) === name),
    );
    return requestsFor(
      columns,
      { column: column ?? null, path: place.path.slice(1), params: sent, ...formsOf(rule) },
      this.plain,
    );
  }
}

function formsOf(rule: string): Pick<Focus, 'forms'> {
  const forms = FORM_RULES.get(rule);
  return forms === undefined ? {} : { forms };
}

const EFFECTS: Readonly<Record<Found['effect'], Verdict>> = {
  refused: 'breaks-callers',
  changed: 'converts-silently',
};
const WANTED: Readonly<Partial<Record<Verdict, Found['effect']>>> = {
  'breaks-callers': 'refused',
  'converts-silently': 'changed',
};

/** What people may send to a model that checks nothing. */
const ANYTHING = ['{"dataframe_records": [{"a": "text"}]}', '{"inputs": ["text"]}', '{"inputs": {"a": [1]}}'];

function columnsOf(specs: readonly Spec[] | null): readonly ColumnSpec[] | null {
  return specs !== null && specs.every((spec) => spec.kind === 'column') ? specs : null;
}

function tensorsOf(specs: readonly Spec[] | null): readonly TensorSpec[] | null {
  return specs !== null && specs.every((spec) => spec.kind === 'tensor') ? specs : null;
}

function kindsOf(columns: readonly ColumnSpec[]): string {
  return columns.map(({ type, required, name }) => `${typeRepr(type)} ${required} ${name === null}`).join('; ');
}
