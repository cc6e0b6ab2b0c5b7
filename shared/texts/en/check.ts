/** What is wrong with a request that was checked against a signature. Keyed by problem code. */
export const check = {
  problem: {
    'check-signature': 'MLflow cannot load this signature, so it takes no request at all. Mend the signature first.',
    'check-content-type':
      'The content type "{{found}}" is not taken. Send application/json or text/csv (Parquet: application/vnd.apache.parquet).',
    'check-no-parquet':
      'A Parquet body ("{{found}}") is taken by the server of MLflow 3 and by predict() in Python only, and it must be a Parquet file.',
    'check-not-text': 'The bytes are no text in UTF-8 (JSON may also be UTF-16 or UTF-32). Save the file as UTF-8.',
    'check-content-type-parameter':
      'The content type carries "{{parameters}}", and only charset=utf-8 is taken there. Leave it out.',
    'check-charset': 'The charset is "{{charset}}"; MLflow reads UTF-8 only. Send the body as UTF-8.',
    'check-not-json': 'This is not JSON: {{reason}}.',
    'check-not-utf8': 'The body holds characters that UTF-8 cannot carry.',
    'check-body-is-a-list':
      'The body is a list. Put it under a key: {"dataframe_records": [...]}, {"inputs": [...]} or {"instances": [...]}.',
    'check-body-not-an-object':
      'The body is a single {{found}}. It must be an object such as {"inputs": ...} or {"dataframe_split": ...}.',
    'check-no-form':
      'None of "dataframe_split", "dataframe_records", "instances" and "inputs" is there (found: {{found}}). Put the data under one of them.',
    'check-two-forms': 'The data stand under more than one key ({{forms}}). Keep one of them.',
    'check-azure-form':
      '"input_data" is what Azure ML\'s endpoints take. MLflow\'s server wants "dataframe_split" or "inputs" instead.',
    'check-azure-content-type': 'Azure ML\'s endpoints take application/json only, not "{{found}}".',
    'check-azure-no-input-data': 'Azure ML\'s endpoints want the data under "input_data" (found: {{found}}).',
    'check-azure-records':
      'Azure ML\'s endpoints take no list of objects for a table. Send {"input_data": {"columns": [...], "index": [...], "data": [[...]]}}.',
    'check-records-not-a-list': '"dataframe_records" must be a list of objects, one for each row; it is a {{found}}.',
    'check-split-not-an-object': '"dataframe_split" must be an object with "columns" and "data"; it is a {{found}}.',
    'check-split-without-data': '"dataframe_split" has no "data". Add the rows: "data": [[...], ...].',
    'check-split-key': '"dataframe_split" takes "columns", "index" and "data" only; remove "{{key}}".',
    'check-instance-not-an-object': 'Each instance must be an object like the first one; this one is a {{found}}.',
    'check-instances-uneven':
      'The values of "{{column}}" have different shapes, so they cannot be put into one array ({{reason}}).',
    'check-lengths': 'All inputs must have the same number of values. They have: {{lengths}}.',
    'check-unnamed-input': "This model's input has no name: send a list or a single value, not a {{found}}.",
    'check-no-table': 'This cannot be made a table ({{reason}}).',
    'check-needs-table': 'The model wants a table, but the data are a {{found}}.',
    'check-empty-frame': 'The table is empty. Send at least one row.',
    'check-no-inputs': 'The signature declares no input.',
    'check-name-empty': 'An input of the signature has an empty name, so MLflow never finds its column.',
    'check-cast': '{{value}} cannot be read as {{declared}} ({{reason}}).',
    'check-csv-fields':
      'Line {{line}} has {{found}} values, but {{expected}} were expected. Put values with commas in quotes.',
    'check-csv-open-quote': 'A quote that opens in line {{line}} is never closed.',
    'check-csv-long-record': 'Line {{line}} is too long to be read.',
    'check-csv-empty': 'There is no text. The first line must hold the names of the columns.',
    'check-csv-date': '"{{column}}" is a datetime, and MLflow cannot read dates from CSV. Send this request as JSON.',
    'check-csv-structured': '"{{column}}" is of type {{declared}}, which CSV cannot carry. Send this request as JSON.',
    'check-missing-column': 'The required input "{{column}}" is missing.',
    'check-missing-column-alike':
      'The required input "{{column}}" is missing; there is "{{found}}". Names must be the same to the letter.',
    'check-extra-column': '"{{column}}" is not an input of the model. MLflow leaves it out.',
    'check-extra-unnamed':
      'There are {{found}} columns and the model wants {{declared}}. MLflow takes the first {{declared}} and leaves out the rest.',
    'check-column-count': 'There are {{found}} columns, but the model wants {{declared}}.',
    'check-column-twice': 'The column "{{column}}" is there twice. Keep one.',
    'check-column-type':
      '"{{column}}" holds {{found}}, but the model wants {{declared}}, and MLflow does not convert one into the other here. {{value}}',
    'check-column-not-0-1':
      '"{{column}}" holds whole numbers, but the model wants {{declared}}. Here MLflow takes none but 0 and 1: write {{value}} as {{value}}.0.',
    'check-column-missing-ints':
      '"{{column}}" has gaps, so pandas holds its whole numbers as {{found}}, and the model wants {{declared}}. Fill the gaps, or declare the column as double.',
    'check-column-zone': 'The dates of "{{column}}" carry a time zone ({{found}}). MLflow takes dates without one.',
    'check-column-convert': '"{{column}}" cannot be converted from {{found}} to {{declared}}. {{value}}',
    'check-value-type': 'The model wants {{declared}} here, but the value is a {{found}}: {{value}}.',
    'check-type':
      '{{value}} arrives as {{found}}, but the model wants {{declared}}. Inside lists and objects MLflow converts nothing.',
    'check-not-0-1':
      'The model wants {{declared}}. Inside lists and objects MLflow takes no whole numbers but 0 and 1 for it: write {{value}}.0.',
    'check-missing-ints':
      'A list with gaps arrives as {{found}}, but the model wants {{declared}}. Leave the gaps out.',
    'check-zone': 'The date carries a time zone ({{found}}). MLflow takes dates without one.',
    'check-convert': '{{value}} cannot be converted to {{declared}}.',
    'check-array-depth': 'The array has {{dimensions}} dimensions; a list of {{declared}} has one.',
    'check-property-missing': 'The property "{{property}}" ({{declared}}) is missing.',
    'check-property-unknown':
      'The model knows no property "{{property}}". Inside an object MLflow refuses what is not declared: remove it.',
    'check-map-key': 'The keys of a map must be texts; {{key}} is not.',
    'check-unknown-type': 'The signature declares the type "{{type}}", which MLflow does not know.',
    'check-tensor-shape': 'The array has the shape {{found}}, but the model wants {{declared}}.',
    'check-tensor-dtype':
      'The array is of type {{found}}, but the model wants {{declared}}, exactly. MLflow converts nothing here.',
    'check-tensor-not-array': 'The input "{{name}}" must be a numpy array; it is a {{found}}.',
    'check-tensor-needs-array': 'The model wants a numpy array, but the data are a {{found}}.',
    'check-tensors-need-names':
      'The model wants an object with an array for each input name, but the data are a {{found}}.',
    'check-tensor-width': 'The table has {{columns}} columns, which do not fit an input of shape {{declared}}.',
    'check-tensor-column-shape':
      'A table fits only inputs whose first dimension alone is open; "{{name}}" has the shape {{declared}}. Send arrays.',
    'check-tensor-no-row-0': 'MLflow looks at the row labelled 0, and there is none.',
    'check-tensor-column': 'The values of "{{name}}" cannot be put together into {{dtype}} of shape {{declared}}.',
    'check-tensor-column-values':
      'The column "{{name}}" must hold numbers, texts, lists or arrays; it holds a {{found}}.',
    'check-tensor-scalars': 'Single values do not fit an input of shape {{declared}}. Send lists.',
    'check-params-not-an-object': '"params" must be an object; it is {{found}}.',
    'check-params-ignored': 'The model declares no params. MLflow leaves out those that were sent.',
    'check-param-unknown': 'The model knows no param "{{name}}" (it has: {{known}}). MLflow leaves it out.',
    'check-param-value': 'The param "{{name}}" wants {{declared}}, not {{value}}.',
    'check-param-not-a-list': 'The param "{{name}}" wants a list of {{declared}}, not {{value}}.',
    'check-param-shape': 'The signature gives the param "{{name}}" a shape that MLflow never takes.',
  },
} as const;
