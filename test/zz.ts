import { questionOf } from './interop/fuzz/cases.ts';
import { Mlflow } from './interop/fuzz/mlflow.ts';
const mlflow = new Mlflow();
for (const n of [2, 13, 43, 79, 96, 183, 232, 264, 282, 218]) {
  const q = questionOf('compare', 5, n);
  const r = (await mlflow.ask(q))?.row;
  const acc = r?.get('accepted_by_b') as boolean[];
  const pays = r?.get('payloads') as string[];
  const errs = r?.get('errors') as string[];
  const at = acc.findIndex((x) => !x);
  console.log(n, r?.get('change'), pays[at]?.slice(0, 300), '\n   ', errs?.[at]?.slice(0, 300));
}
mlflow.close();
