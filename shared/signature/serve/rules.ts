import { PANDAS_2, PANDAS_3, type PandasRules } from '../../pandas/rules.ts';

/** MLflow versions that answer differently, each with the pandas and numpy that came with it. */
export const RULE_SETS = ['mlflow-2.22', 'mlflow-3.17'] as const;
export type RuleSet = (typeof RULE_SETS)[number];

export const NEWEST_RULES: RuleSet = 'mlflow-3.17';

/** The rule set nearest to the version in a model's MLmodel; the newest where it names none. */
export function ruleSetFor(mlflowVersion: string | null): RuleSet {
  const major = /^(\d+)\./.exec(mlflowVersion ?? '')?.[1];
  return major !== undefined && Number(major) < 3 ? 'mlflow-2.22' : NEWEST_RULES;
}

/** `MLflow 3.17`, as people call it. */
export function ruleSetName(rules: RuleSet): string {
  return rules.replace('mlflow-', 'MLflow ');
}

/** The pandas that came with an MLflow version. */
export function pandasOf(rules: RuleSet = NEWEST_RULES): PandasRules {
  return rules === 'mlflow-2.22' ? PANDAS_2 : PANDAS_3;
}
