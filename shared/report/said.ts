import { visible } from '../safety/visible.ts';
import {
  CHANNELS,
  VERDICTS,
  type Comparison,
  type Finding,
  type Told,
  type Verdict,
} from '../signature/compare/comparison.ts';
import { verdictOf } from '../signature/compare/findings.ts';
import { placeName } from '../signature/compare/type-changes.ts';
import type { Translate } from './report-source.ts';

/** The verdict in one sentence, with how many reasons it has. */
export function verdictSentence({ forward, rows }: Comparison, t: Translate): string {
  const { verdict, rollout, findings } = forward;
  const reasons = (...verdicts: readonly Verdict[]) =>
    findings.filter((each) => CHANNELS.some((channel) => verdicts.includes(each.verdict[channel]))).length;
  if (verdict === 'compatible') {
    const seen = rows.some(({ change, place }) => change !== 'same' && !['files', 'metadata'].includes(place.part));
    return t(`compareScreen.sentence.${seen ? 'compatible' : 'identical'}`);
  }
  if (rollout === 'both-first')
    return t('compareScreen.sentence.breaks-both', { count: reasons('breaks-callers', 'breaks-consumers') });
  return t(`compareScreen.sentence.${verdict}`, { count: reasons(verdict) });
}

/** A finding in words, made safe to show: what a model's names hide or reverse is made visible. */
export interface Said<F extends Told = Finding> {
  readonly finding: F;
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  /** `Inputs: address.zip`. */
  readonly place: string;
}

export function said<F extends Told>(finding: F, t: Translate): Said<F> {
  const text = (kind: string) => visible(t(`compare.${kind}.${finding.rule}`, finding.details));
  const name = placeName(finding.place);
  const part = t(`compareScreen.part.${finding.place.part}`);
  return {
    finding,
    title: text('title'),
    why: text('why'),
    todo: text('todo'),
    place: visible(name === '' ? part : `${part}: ${name}`),
  };
}

/** The gravest first; in the order they were found where they are alike. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = (each: Finding) => VERDICTS.indexOf(verdictOf(each));
  return findings.toSorted((a, b) => rank(b) - rank(a));
}
