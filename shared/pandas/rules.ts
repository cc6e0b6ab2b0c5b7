/** What differs between the pandas versions that MLflow runs with. */
export interface PandasRules {
  /** The dtype of a column of texts: pandas 3's own `str`, or objects before. */
  readonly text: 'str' | 'object';
  /** Dates keep the unit they were written in since pandas 3; before they are nanoseconds. */
  readonly ownUnits: boolean;
}

export const PANDAS_3: PandasRules = { text: 'str', ownUnits: true };
export const PANDAS_2: PandasRules = { text: 'object', ownUnits: false };
