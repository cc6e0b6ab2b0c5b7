export const error = {
  cancelled: 'Cancelled.',
  internal:
    'Something failed that should not: {{reason}}. Nothing was changed. Try again; if it comes back, report this text.',
  'job-died': 'The process that reads models ended ({{reason}}). Nothing was changed; the window goes on. Try again.',
  'job-timeout':
    'Reading took longer than {{seconds}} s and was stopped. The model may be damaged or on a slow disk. Try again, or open a smaller folder.',
  'no-grant': 'This was opened in an earlier session. Open it again.',
  'no-handle': 'This list was closed. Open it again.',
  'no-dialog': 'There is no file dialog here. Drop the folder on the page instead.',
  'unknown-method': 'The page and the program do not fit together ({{method}}). Reload the page.',
  'bad-input': 'The page and the program do not fit together ({{method}}). Reload the page.',
  'bad-output': 'The page and the program do not fit together ({{method}}). Reload the page.',
  'foreign-sender': 'A foreign page asked for this and was refused.',
  'no-session': 'This page is not connected. Use the address that was printed in the terminal; it works once.',
  'no-connection': 'Model Porter no longer runs. Start it again and use the new address.',
  'too-many-files': 'There are more than {{limit}} files. Drop a folder further inside, or a zip.',
  'not-listed':
    'Something in "{{path}}" was left out: its name is no valid text, and a browser can not reach it. Open the folder in the window or with the command line.',
  'cannot-write': '"{{path}}" could not be written ({{reason}}). What it held before is still there.',
  'disk-full': '"{{path}}" could not be written: the disk is full. What it held before is still there.',
  /** While a model is copied into a folder or zip. */
  'disk-full_room':
    'The disk that holds "{{folder}}" is full: "{{path}}" could not be written there whole. Free: {{freeMb}} MB; still to be copied: {{neededMb}} MB. Nothing was listed. Make room there; then the same command, or "model-porter resume", goes on.',
  'disk-full_at':
    '"{{path}}" could not be written: the disk that holds "{{folder}}" takes no more. Its room, its number of files, or what you may use of it is used up. Make room there; then the same command, or "model-porter resume", goes on.',
  'no-model': '{{path}}: no model was found there. Name a folder with an MLmodel file, a zip or an MLmodel file.',
  'several-models': '{{path}} holds several models. Name the folder of the one you mean.',
  'check-type-hints':
    '"{{path}}" is not judged: its signature comes from Python type hints, which MLflow checks by running the model\'s own code. Try the payload on a test server.',
  'compare-unreadable': '{{path}}: its MLmodel cannot be read. Look at it with "model-porter inspect".',
  'sqlite-missing':
    'SQLite could not be loaded on this system ({{system}}: {{reason}}). It comes with Model Porter for Linux, macOS and Windows on x64 and arm64: install it again.',
  'store-changing':
    '"{{path}}" is changing right now: something writes to it without pause. Try again when the training has a rest.',
  'store-empty': '"{{path}}" is empty (0 bytes). The copy may have stopped early: copy the database again.',
  'no-store': '"{{path}}" is no store of MLflow. Name an mlruns folder, or a database such as mlflow.db.',
  'store-no-model': 'The store has no registered model "{{name}}". It may have been deleted: read the store again.',
  'store-too-far':
    '"{{path}}" is {{size}} bytes. From a browser tab or a zip up to {{limit}} are copied to be read: open it in the app, or with "model-porter serve PATH".',
  'artifacts-remote':
    'The files of this are in a service ({{location}}), which is not asked. Say where a copy is, under Places and problems.',
  'artifacts-missing':
    'The files of this ({{location}}) were not found. Say where they are, under Places and problems.',
  'artifacts-unsafe': 'The place {{location}} leads out of where it says, so it was not followed.',
  'store-no-run': 'The store has no run "{{run}}". It may have been deleted for good: read the store again.',
  'uses-not-judged':
    '{{count}} models there could not be looked at: their files are not on this machine, or not all readable.',
  'uses-unreadable': 'Not all files of "{{path}}" can be read, so it can not be looked for.',
  'lineage-gone': 'The store that it was read from is no longer there. Open it again, or read the lineage again.',
  'lineage-from': '"{{uri}}" is of a store: say which with --store.',
  'lineage-not-there': 'No store that was looked into has "{{uri}}". Say which has it with --store.',
  'lineage-several': 'Several workspaces have "{{uri}}": {{names}}. Say which is meant with --store.',
} as const;
