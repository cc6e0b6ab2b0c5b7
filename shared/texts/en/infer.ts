export const infer = {
  problem: {
    'infer-any': "MLflow can't tell types here: it would say one unnamed column of any type, and check nothing.",
    'infer-any-column':
      'Because of column "{{column}}", MLflow would say one unnamed column of any type, and check nothing. Mend or leave out that column.',
    'infer-mixed-types': 'Values of two types stand together: {{first}} and {{second}}. MLflow needs one type.',
    'infer-unsupported-value': 'There are values of type {{type}}, which MLflow has no type for.',
    'infer-unsupported-dtype':
      'The numbers are {{dtype}}, which MLflow has no type for. Convert them, for instance to int64 or float64.',
    'infer-empty-array': 'Only empty arrays stand here: nothing says what they hold.',
    'infer-bad-key': 'A column name is neither a text nor a whole number.',
    'infer-no-columns': 'There are no columns.',
    'infer-no-axis': 'The array is a single value without any dimension.',
    'infer-repeated-column': 'Two columns have the same name.',
    'infer-split-width': 'There are {{columns}} column names, but the rows have {{found}} values.',
    'infer-too-deep': 'It is nested deeper than Python follows.',
    'infer-few-rows_one':
      'This rests on a single row. A sample of real data, with what may be missing, is a better guide.',
    'infer-few-rows_other':
      'This rests on {{count}} rows only. A sample of real data, with what may be missing, is a better guide.',
    'infer-integer-columns':
      'Some columns hold whole numbers. In Python these can\'t say "missing": once a value is missing, the column arrives as floats and MLflow refuses it. Declare double where values may be missing.',
    'infer-unsigned': 'Its whole numbers need 64 bits without a sign, which MLflow has no type for.',
    'infer-huge-integers': 'Some of its whole numbers need more than 64 bits; MLflow says long all the same.',
    'infer-all-missing': 'Every value is missing: nothing says what the type is.',
    'infer-whole-with-gaps':
      'Whole numbers, but {{nulls}} are missing: pandas makes them floats, so MLflow says double.',
    'infer-integers-optional':
      'Whole numbers, of which {{nulls}} are missing. A DataFrame with missing values holds floats here, which MLflow refuses for long: double is the safer type.',
    'infer-ambiguous-dates':
      'These look like dates, but day and month can\'t be told apart: "{{sample}}" is {{day}} or {{month}}. MLflow takes them as texts.',
    'infer-dates-as-text':
      'These look like dates ("{{sample}}" is {{reading}}). MLflow takes them as texts; for datetime, declare it, or parse the dates first.',
    'infer-other-delimiter':
      'It was read as a single column; its name holds "{{other}}", which may be the delimiter. Try another one (on the command line: --delimiter).',
    'infer-not-sampled': 'No values are shown: they are packed with {{codec}}, which is not supported.',
  },
  error: {
    'csv-fields':
      'Line {{line}} of "{{path}}" has {{found}} cells where {{expected}} were expected. pandas refuses the file too: mend that line.',
    'csv-open-quote':
      'A quote that opens in line {{line}} of "{{path}}" is never closed. Close it, or double it if it belongs to the text.',
    'csv-empty': '"{{path}}" holds nothing, not even column names.',
    'json-syntax': '"{{path}}" is not valid JSON: {{reason}} (line {{line}}, column {{column}}).',
    'json-nothing': '"{{path}}" holds only null, of which MLflow infers nothing.',
    'not-utf8': '"{{path}}" is not UTF-8 text, which pandas and MLflow expect. Save it as UTF-8.',
    'data-long-value':
      'A single record or value is larger than {{limit}} MB (from byte {{at}} on). A quote may be missing there.',
    'data-changed': '"{{path}}" changed while it was read. Try again when it is complete.',
    'data-folder': '"{{path}}" is a folder. Name a file: CSV, JSON, Parquet or npy.',
    'data-format': 'What "{{path}}" holds can\'t be told from its name or contents. Say it: csv, json, parquet or npy.',
    'npy-damaged': '"{{path}}" is no readable npy file: {{reason}}.',
    'npy-dtype': 'The array in "{{path}}" has the dtype {{dtype}}, which Model Porter does not know.',
    'npy-objects':
      'The array in "{{path}}" holds pickled Python objects, which are never loaded. Save it with a plain dtype.',
    'parquet-damaged': '"{{path}}" is no readable Parquet file: {{reason}}.',
    'parquet-codec':
      'The values in "{{path}}" are packed with {{codec}}, which is not supported. Write it with snappy, gzip or zstd.',
    'parquet-too-large':
      '"{{path}}" has {{count}} values; at most {{limit}} are checked at once. Check the first rows: a signature asks the same of each.',
    'parquet-not-judged':
      'The column "{{column}}" of "{{path}}" holds values that are not judged here (categories, durations, decimals, maps and the like). Write it as text, numbers or dates.',
    'parquet-encrypted': '"{{path}}" is encrypted and can\'t be read.',
  },
} as const;
