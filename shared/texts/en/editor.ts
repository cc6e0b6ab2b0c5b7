/** The signature editor, and what is said of edited files. */
export const editor = {
  problem: {
    'param-default-not-json':
      'The default of "{{name}}" ({{value}}) is not a value in JSON: write 1.5, true, "text", ["a", "b"] or null.',
    'signature-repeated-property': '"{{place}}" has two properties named "{{name}}". Rename or remove one.',
  },
  error: {
    'edit-unreadable':
      "This MLmodel file can't be read at line {{line}}, so it is not edited. Mend the line first; “MLmodel” shows it.",
    'edit-unproven':
      'The signature in this MLmodel file is tied to other parts of it (an anchor or alias), so it could not be changed alone. Nothing was written.',
    'edit-encoding':
      'This MLmodel file is {{encoding}}, or has damaged characters. MLflow reads UTF-8 only: save it as UTF-8 first.',
    'edit-too-large': 'MLmodel would have {{size}} bytes; Model Porter reads up to {{limit}}. Nothing was written.',
  },
} as const;
