/** What is said of workspaces and of porting a model into one. */
export const port = {
  error: {
    'workspace-busy': 'Another port has held this workspace for more than {{seconds}} s. Try again when it is done.',
    'not-a-workspace':
      '"{{path}}" is not empty, and no workspace of MLflow. Name an empty folder, a folder with mlflow.db or mlruns in it, or a .zip.',
    'store-torn': '"{{path}}" is damaged or just being written. Try again; if it stays, look at it with MLflow.',
    'store-busy': '"{{path}}" is locked by another program ({{reason}}). Try again when it has finished.',
    'store-refused': '"{{path}}" can not be used: {{reason}}. Nothing was changed.',
    'store-unknown-revision':
      'This database was made by an MLflow that is not known here (revision {{revision}}). It can be read, and nothing is written to it. Update Model Porter, or upgrade the database with "mlflow db upgrade".',
    'store-no-registry':
      'This database is too old to hold registered models (revision {{revision}}, {{column}}). Upgrade it with "mlflow db upgrade" first.',
    'store-unknown-column':
      'This database has a column that is not known here ({{column}}). Nothing is written to it. Update Model Porter.',
    'store-no-aliases':
      'This database is too old for aliases (revision {{revision}}). Port without one, or upgrade it with "mlflow db upgrade".',
    'name-empty': 'A name is missing.',
    'name-slash': '"{{name}}" is no name for a registered model: "/" and ":" are not allowed.',
    'name-path': '"{{name}}" is no name: it reads as a path.',
    'name-length': '"{{name}}" is too long: {{limit}} characters at most.',
    'name-percent': '"{{name}}" is no name in a file store: "%" and "\\" are not allowed.',
    'name-folder': '"{{name}}" is no name in a file store: not every system can have a folder of that name.',
    'name-alias': '"{{name}}" is no alias: letters, digits, "_" and "-" are allowed.',
    'name-reserved': '"{{name}}" is reserved by MLflow: an alias is neither "latest" nor like "v3".',
    'name-tag-key': '"{{name}}" is no name for a tag: letters, digits, blanks and "_ - . / :" are allowed.',
    'name-text': '"{{name}}" holds something that is no text.',
    'name-value-length': 'The value of "{{name}}" is too long: {{limit}} characters at most.',
    'name-prompt': '"{{name}}" is a prompt, not a model. Choose another name.',
    'name-other-case': 'There is "{{there}}" already, and this disk takes "{{name}}" for the same. Use one spelling.',
    'version-none': 'There is no version {{version}} of "{{name}}" here (any more).',
    'version-missing': 'The files of "{{name}}" version {{version}} are not at {{location}} any more.',
    'version-remote':
      'The files of "{{name}}" version {{version}} are at {{location}}, not on this machine. Download them with MLflow first.',
    'version-unsafe': 'The place of "{{name}}" version {{version}} ({{location}}) leads out of where it says.',
    'version-race':
      'Another program took number after number of "{{name}}" at the same moment. Nothing was listed; try again.',
    'plan-stale':
      'Something changed since this was planned ({{what}}: planned {{planned}}, now {{now}}). Plan it again and look at it.',
    'undo-alias': 'It can not be undone: the alias "{{alias}}" was set on version {{version}} since. Move it first.',
    'undo-stage': 'It can not be undone: version {{version}} was given a stage since. Take the stage away first.',
    'undo-changed': 'It can not be undone: "{{path}}" was changed since it was written.',
  },
} as const;
