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
    'target-exists': '"{{path}}" is there already. Nothing was overwritten: choose another name.',
    'target-inside': 'The copy would lie inside the original, which must stay as it is. Choose a place outside of it.',
    'copy-differs':
      '"{{path}}" was read back and differs from what was written. The copy was removed; the disk may be failing. Try another one.',
    'copy-too-many': 'The model has more than {{limit}} files, so it was not copied.',
    'source-changed':
      '"{{path}}" changed while it was copied. The copy was removed: try again when nothing writes to it.',
    'zip-edit-too-large': 'The zip would pass 4 GiB and need another format inside. Unpack it, and edit the folder.',
    'zip-edit-unproven':
      'The edited zip would not read as it should, so it was not written. Unpack it, and edit the folder.',
  },
} as const;
