import { ofOtherModels } from '../compare/compare-view.ts';
import type { CompareTab, MatrixTab, TabsAction } from './open-tabs.ts';
import { keyOf } from './tab-models.ts';

/** Answers stand for as long as both grants do: that a grant turns out to be a model in a folder changes nothing. */
export function withSide(tab: CompareTab, { side, model }: TabsAction & { type: 'side' }): CompareTab {
  const known = tab[side].path === null && tab[side].grant.token === model.grant.token;
  if (known) return { ...tab, [side]: model };
  return { ...tab, [side]: model, answers: [], view: ofOtherModels(tab.view) };
}

/** A model of a matrix that is better known now. */
export function withKnown(tab: MatrixTab, { was, model }: TabsAction & { type: 'known' }): MatrixTab {
  return { ...tab, models: tab.models.map((each) => (keyOf(each) === keyOf(was) ? model : each)) };
}

/** The other way round: B is to be replaced by A, so that answers are turned too. */
export function swapped({ a, b, answers, view, ...tab }: CompareTab): CompareTab {
  const turned = answers.map((answer) => ({ ...answer, from: answer.to, to: answer.from }));
  return { ...tab, a: b, b: a, view: ofOtherModels(view), answers: turned };
}
