import { words } from './port-words.ts';

/** What is said of workspaces and of porting a model into one. */
export const port = {
  words,
  error: {
    'workspace-busy': 'Another port has held this workspace for more than {{seconds}} s. Try again when it is done.',
    'not-a-workspace':
      '"{{path}}" is neither an empty folder nor a workspace of MLflow. Choose an empty folder, one with mlflow.db or mlruns in it, or the database itself.',
    'store-torn': '"{{path}}" is damaged or just being written. Try again; if it stays, look at it with MLflow.',
    'store-busy': '"{{path}}" is locked by another program ({{reason}}). Try again when it has finished.',
    'store-refused': '"{{path}}" can not be used: {{reason}}. Nothing was changed.',
    'store-unknown-revision':
      'This database was made by an MLflow that is not known here (revision {{revision}}). It can be read, and nothing is written to it. Update Model Porter, or upgrade the database with "mlflow db upgrade".',
    'store-no-revision':
      'This database does not say which MLflow made it: its table alembic_version is missing or empty. It can be read, and nothing is written to it. If MLflow still opens it, upgrade it with "mlflow db upgrade"; else restore it from a copy.',
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
    'name-bytes':
      '"{{name}}" is too long for a file store: each name is a file there, of {{limit}} bytes at most, and this one takes {{bytes}}. Shorten it, or choose a database.',
    'name-percent': '"{{name}}" is no name in a file store: "%" and "\\" are not allowed.',
    'name-folder': '"{{name}}" is no name in a file store: not every system can have a folder of that name.',
    'name-alias': '"{{name}}" is no alias: letters, digits, "_" and "-" are allowed.',
    'name-reserved': '"{{name}}" is reserved by MLflow: an alias is neither "latest" nor like "v3".',
    'name-tag-key': '"{{name}}" is no name for a tag: letters, digits, blanks and "_ - . / :" are allowed.',
    'name-tag-prompt':
      '"{{name}}" is MLflow\'s own mark of prompts: MLflow denies a model that has it. Leave the tag out.',
    'name-tag-own':
      '"{{name}}" begins as the tags do in which Model Porter writes down what it did. Call the tag something else.',
    'name-tag-in-tag':
      'A file store can\'t have both tags, "{{name}}" and "{{other}}": one would be a file, and the other a folder of that name. Name one otherwise, leave it out, or choose a database.',
    'name-tag-twice': 'The tag "{{name}}" is given twice, and only one can be kept. Leave one out.',
    'name-text': '"{{name}}" holds something that is no text.',
    'name-value-length': 'The value of "{{name}}" is too long: {{limit}} characters at most.',
    'name-prompt': '"{{name}}" is a prompt, not a model. Choose another name.',
    'name-other-case': 'There is "{{there}}" already, and this disk takes "{{name}}" for the same. Use one spelling.',
    'version-none': 'There is no version {{version}} of "{{name}}" here (any more).',
    'version-none_zip': 'The zip is not there any more, or holds another model by now.',
    'database-none':
      '"{{path}}" is not there. Check the place. A new workspace is made in a folder, as its mlflow.db: name the folder.',
    'place-uri': '"{{uri}}" is an address, not a place on this machine. Name a folder, a database (.db) or a zip.',
    'alias-none': '"{{name}}" has no alias "{{alias}}" here (any more). "model-porter list" shows its aliases.',
    'stage-none':
      'No version of "{{name}}" is in stage "{{stage}}" here (any more). "model-porter list" shows the versions.',
    'folder-missing':
      '"{{path}}" can\'t be written: the folder for it is not there. Make it first, or name another place.',
    'version-unread':
      'Version {{version}} of "{{name}}" is there, but "{{path}}" can\'t be read: it is damaged, cut off, missing or closed to you. Put that file right, or take the folder with the files of the model instead.',
    'version-missing': 'The files of "{{name}}" version {{version}} are not at {{location}} any more.',
    'version-moved':
      'MLflow looks for it at "{{path}}", where it is not; it is at "{{place}}". The workspace was moved or renamed: move it back, or leave a link to it where it was. Or export the model again: that makes a version that MLflow finds.',
    'version-remote':
      'The files of "{{name}}" version {{version}} are at {{location}}, not on this machine. Download them with MLflow first.',
    'version-unsafe': 'The place of "{{name}}" version {{version}} ({{location}}) leads out of where it says.',
    'version-race':
      'Another program took number after number of "{{name}}" at the same moment. Nothing was listed; try again.',
    'plan-stale':
      'Something changed since this was planned ({{what}}: planned {{planned}}, now {{now}}). Plan it again and look at it.',
    'source-stale':
      '"{{path}}" is not as it was when this port was planned. Nothing of the port is left, and nothing was listed. Plan it again, or export the model anew.',
    'name-not-text':
      'The name of "{{path}}" is no valid text (UTF-8), and whoever gets the model could not read it. Rename it, then try again.',
    'manifest-differs':
      '"{{path}}" is not the file that model-porter.json in the zip speaks of. The copy was removed. Get the zip again from where it was packed; if it was changed on purpose, take model-porter.json out of it.',
    'manifest-unfit':
      'The list of files in "{{path}}" does not fit the tag model_porter_digest of the version: one of the two was changed. The files were held against the tag, as a whole. In doubt compare them with their source.',
    'manifest-gone':
      'The list of files that the port wrote down is not there any more, so which of them differ can not be said. Compare the version with its source, or port it again.',
    'undo-alias': 'It can not be undone: the alias "{{alias}}" was set on version {{version}} since. Move it first.',
    'undo-stage': 'It can not be undone: version {{version}} was given a stage since. Take the stage away first.',
    'undo-in-use':
      'It was not undone: version {{version}} of "{{name}}" uses the files of this port, and is not known as its own version (the model was renamed, or the tag "model_porter_export" was removed or changed). If that version is to go, delete it yourself.',
    'port-running': 'This port is under way in another process. Wait for it, or stop it first.',
    'port-ended': 'This port has ended already. Plan a new one.',
    'port-undoing': 'This port was being taken back, and that was cut off. End that first: model-porter undo {{id}}.',
    'notes-not-writable':
      '"{{path}}", where Model Porter notes its exports, can\'t be written ({{reason}}). Nothing was copied. Put that right, or name another folder in the variable MODEL_PORTER_DATA.',
    'waiting-damaged':
      '"{{path}}" holds an export that was waiting, and can not be read as one: it is damaged, closed to you, or of a newer version. It had not begun, and the file is left as it is. Mend it, or export again and remove the file.',
    'port-none': 'Nothing was exported from this machine yet, or it was noted elsewhere: name its journal.jsonl.',
    'port-unknown': 'There is no port "{{id}}" here. "export" prints the id of each; --last is the newest.',
    'port-newer':
      'Another version of Model Porter wrote in the journal of port {{id}} what this one does not know. Nothing was changed. Update Model Porter, or use the one that wrote it.',
    'port-moved':
      'Port {{id}} went to "{{path}}", and this is not where that keeps its journals: the workspace, or its folder, was moved or copied. Move it back, or port again.',
    'port-away':
      'Port {{id}} went to "{{path}}", which is not there now. Bring it back (a drive may be away); or name another port by its id, or by its journal.',
    'copy-too-many': 'The model has more than {{limit}} files.',
    'existing-damaged':
      'Version {{version}} should hold the same model, and its files differ. Look at it with "model-porter verify"; delete it with MLflow, or mend it.',
    'preflight-stops': 'Stopped by checks ({{ids}}).',
    'port-declined': 'It was not carried out, and nothing was written.',
    'confirm-production': '"{{name}}" is production. Say its name to go on: --confirm "{{name}}".',
    'resume-production':
      '"{{name}}" is production by now, and was not when this port began. To go on: model-porter resume {{id}} --confirm "{{name}}". Or take it back, and export anew.',
    'source-gone':
      'The source of this port is not at "{{path}}" any more, and it has to be copied from there. Bring it back and go on with "model-porter resume", or take the port back with "model-porter undo".',
    'source-from': '"{{uri}}" is in a workspace: say in which with --from.',
    'source-elsewhere': '$t(sourceUri.is.{{word}}) $t(sourceUri.todo.{{kind}})',
    'source-deleted':
      '"{{uri}}" was deleted in MLflow, which does not load it any more. If it is still wanted, name the folder with its files.',
    'source-not-there': '"{{uri}}" is not in that workspace, or its files are not on this machine.',
    'port-no-model':
      '"{{path}}" holds neither an MLmodel file nor a repository of Triton. Name the folder of the model; any other files are ported as they are with --type custom.',
    'source-lone': '"{{path}}" is an MLmodel file alone. Name the folder with all files of the model.',
    'workspace-none':
      'There is no workspace in "{{path}}". Check the place; an export into a new or empty folder makes one.',
    'workspace-unknown': 'No workspace is called "{{name}}". "model-porter workspace list" shows them.',
    'workspace-letters':
      'The workspace is called "{{name}}", not "{{given}}". Write it so; a folder here of that name is "./{{given}}".',
    'workspaces-damaged':
      'The list of workspaces, "{{path}}", is damaged or not ours, so it is not known which places are production. Mend it, or add a workspace: that begins a new list and keeps this one beside it, with ".damaged" at the end.',
    'data-folder':
      '"{{path}}" is a file. Model Porter needs a folder there for its settings and journals: move the file, or name another folder with MODEL_PORTER_DATA.',
    'workspaces-busy':
      'Another program has been changing the list of workspaces for more than {{seconds}} s. Nothing was changed; try again.',
    'workspace-taken': 'A workspace is called "{{name}}" already. Remove it first, or choose another name.',
    'workspace-name':
      '"{{name}}" is no name for a workspace. Choose one that reads as no place: without "/", ".db" and ".zip", not like "..", "~" or "C:", of at most 100 characters.',
    'workspace-place':
      'This place is a workspace already, called "{{name}}". One place has one name, so that its role is kept.',
    'workspace-zip': '"{{path}}" is a zip, which holds one model. Open it, or choose it where a model is exported.',
    'workspace-not-empty': '"{{path}}" holds a workspace already. Add it as it is, or choose an empty folder.',
    'zip-no-edits': 'A zip is not edited. Import it into a workspace first.',
    'edit-unknown': 'This can not be undone any more: it was undone already, or it is too long ago.',
    'edit-changed': 'This can not be undone any more: "{{name}}" was changed at the same place since.',
    'edit-taken': 'This can not be undone any more: there is a "{{name}}" again.',
    'edit-written-over':
      'The description of "{{name}}" does not stay: another program wrote the old one over it each time. Try again when that program is done.',
    'edit-too-large':
      'It was not done: what it takes to undo it is more than {{limit}} MB. Do it with MLflow, which has no undo.',
    'workspace-tab':
      'A browser tab gives no place on disk. Start with "model-porter serve FOLDER", or name the place with "model-porter workspace add".',
    /** Of a zip that was gone on with. */
    'target-exists_kept':
      '"{{path}}" was made by somebody else meanwhile, and is not overwritten. What this port made is whole and lies at "{{kept}}". Move the other file away, then: model-porter resume {{id}}. Or clear it away: model-porter undo {{id}}.',
    'target-in-source':
      '"{{path}}" would lie inside the model that is ported, and become a part of it. Name a place beside it.',
    'report-form': '"{{path}}" names no form of a report. Let it end in .html, .md or .json.',
    'no-plan': '"{{path}}" is no plan that this version of Model Porter wrote.',
    'source-path': '"{{uri}}" is a place on disk. Open it with the buttons above.',
    'port-state': 'That can not be done with this port now. Look at it under Activity.',
    'port-tab':
      'This is held by the browser tab, and a port reads from disk. Start with its path: model-porter serve PATH.',
    'port-zip': 'This zip was chosen before the program was started anew. Choose it again.',
    'target-escaped':
      'MLflow can not load what lies below "{{path}}": it takes "{{code}}" in a name for an escaped letter.',
    'target-not-writable': '"{{path}}" can not be written to. Ask its owner, or choose another place.',
    'undo-changed': 'It can not be undone: "{{path}}" was changed since it was written.',
    'undo-not-own':
      'It was not undone: "{{path}}" holds the same, but nothing proves that it is the file that this port wrote. It may be a copy, its date may have been changed, or its disk was mounted anew. It stays as it is; delete it yourself if it is yours.',
  },
} as const;
