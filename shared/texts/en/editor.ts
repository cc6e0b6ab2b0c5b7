/** The signature editor, and what is said of edited files. */
export const editor = {
  words: {
    promise: 'Saved as a copy: only the signature differs in it. The original stays untouched.',
    clean: 'Nothing has been changed yet.',
    effect: 'What the changes do',
    undo: 'Undo',
    redo: 'Redo',
    required: 'required',
    list: 'list',
    default: 'default',
    nameOf: 'Name of {{name}}',
    typeOf: 'Type of {{name}}',
    dtypeOf: 'Numpy type of {{name}}',
    shapeOf: 'Shape of {{name}}',
    shapeHint: 'Sizes with commas; -1 is a size that is free: -1, 28, 28',
    defaultOf: 'Default of {{name}}',
    defaultHint: 'JSON: 1.5, true, ["a"], null. A text or a date may stand without quotes.',
    move: 'Move {{name}}',
    moveHint: 'Drag to another place, or press the up and down arrows',
    moved: '{{name}} is now at place {{place}} of {{count}}.',
    remove: 'Remove {{name}}',
    addProperty: 'Add property',
    inner: { items: 'each item', values: 'each value' },
    none: {
      inputs: 'No inputs: MLflow checks nothing that is sent to the model.',
      outputs: 'No outputs are declared.',
      params: 'No params.',
    },
    add: { inputs: 'Add input', outputs: 'Add output', params: 'Add param' },
    start: {
      title: 'Start from',
      current: 'The signature as it is',
      blank: 'Nothing',
      other: 'The signature of {{name}}',
      folder: 'Another model: folder…',
      file: 'Another model: zip or file…',
    },
    diff: {
      title: 'Lines of MLmodel that change',
      none: 'No line changes.',
      cut: 'This MLmodel file is too long to show its lines here. The copy still differs in the signature only.',
      removed: 'removed:',
      added: 'added:',
    },
    saving: 'Writing the copy',
    written: '{{written}} of {{total}}',
    savedAs:
      '"{{name}}" was written and read back: every file is as it was, and MLmodel differs in the signature only.',
    downloading: 'The download of "{{name}}" has begun. MLmodel in it differs in the signature only.',
    left: 'Links and special files were not copied: {{names}}.',
    openCopy: 'Open the copy',
    unsaved: {
      title: 'Changes were not saved',
      text: 'The signature of {{name}} was changed and not saved as a copy. Closing it throws the changes away.',
      window: 'A signature was changed and not saved as a copy. Closing the window throws the changes away.',
      keep: 'Keep editing',
      discard: 'Throw away',
      mark: 'not saved',
    },
    verdict: {
      compatible: 'Nobody notices: requests and answers stay as they are.',
      'converts-silently': 'Values are converted silently; review what changes.',
      unknown: 'Not judged: something in it is unknown.',
      'breaks-consumers': 'Those who read the answers must change first.',
      'breaks-callers': 'Callers must change first.',
    },
    refused: 'MLflow would refuse this signature. What it objects to stands at the marked rows.',
    channels: 'Over REST: {{rest}} In Python: {{dataframe}}',
  },
  problem: {
    'param-default-not-json':
      'The default of "{{name}}" ({{value}}) is not a value in JSON: write 1.5, true, "text", ["a", "b"] or null.',
    'signature-repeated-property': '"{{place}}" has two properties named "{{name}}". Rename or remove one.',
  },
  error: {
    'edit-no-signature': '"{{name}}" has no signature to start from. Choose another model.',
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
    'text-too-large':
      '"{{path}}" has {{size}} bytes; up to {{limit}} are read here. Cut it down to the rows that matter.',
    'text-not-utf8': '"{{path}}" is not text in UTF-8. Save it as UTF-8 and try again.',
    'no-example': 'The model was saved without an example. Make a payload from its signature instead.',
    'suite-unreadable': 'This is not a suite of saved cases ({{reason}}). Choose a file that Model Porter saved.',
    'signature-refused': 'MLflow would refuse this signature: {{reason}}. Nothing was written.',
  },
} as const;
