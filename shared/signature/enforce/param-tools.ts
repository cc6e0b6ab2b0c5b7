import type { Cell } from '../../pandas/cell.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { numpyDatetime } from '../numpy-datetime.ts';
import { enforceType } from './nested.ts';
import type { ParamTools } from './param-value.ts';
import { Refusal } from './problem.ts';

/** Objects as MLflow checks them, dates as numpy reads them. */
export function paramTools(rules: PandasRules): ParamTools {
  return {
    datetime: numpyDatetime,
    fitsObject(value, type) {
      try {
        enforceType(value as Cell, type, true, null, rules);
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    },
  };
}
