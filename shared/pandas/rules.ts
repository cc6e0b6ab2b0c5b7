/** What differs between the pandas versions that MLflow runs with. */
export interface PandasRules {
  /** The dtype of a column of texts: pandas 3's own `str`, or objects before. */
  readonly text: 'str' | 'object';
  /** Dates keep the unit they were written in since pandas 3; before they are nanoseconds. */
  readonly ownUnits: boolean;
  /** How the MLflow of that day casts dates: `pandas.to_datetime` (one form for all), or `astype` (each by itself). */
  readonly dateCast: 'to_datetime' | 'astype';
  /** Does that MLflow take pandas' text types for texts and bytes? */
  readonly textTypes: boolean;
  /** Do structured columns keep the labels of their rows? Before, that MLflow numbered them anew (its own doing, not pandas'). */
  readonly keepsIndex: boolean;
  /** Do whole numbers of a CSV file wrap where their dtype is too narrow, or is the file refused? */
  readonly csvWraps: boolean;
}

/** With MLflow 3. */
export const PANDAS_3: PandasRules = {
  text: 'str',
  ownUnits: true,
  dateCast: 'to_datetime',
  textTypes: true,
  keepsIndex: true,
  csvWraps: false,
};
/** With MLflow 2. */
export const PANDAS_2: PandasRules = {
  text: 'object',
  ownUnits: false,
  dateCast: 'astype',
  textTypes: false,
  keepsIndex: false,
  csvWraps: true,
};
