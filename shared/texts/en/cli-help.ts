/** What each command says of itself. */
export const help = {
  overview: `Model Porter reads MLflow models without running anything in them.

Usage: model-porter <command> [options]

Commands
inspect PATH...   print what is in model folders, zips and trees
infer DATA...     print the signature MLflow would infer from data files, and what it rests on
compare A B       can model B replace model A? (a gate for CI)
check MODEL PAYLOAD...   say whether MLflow would take these requests
signature set MODEL ...  write a copy of a model with another signature
runs STORE        print the experiments, runs and models that MLflow left on disk
lineage PATH|URI    where a model came from, and where it went
export SOURCE --to PLACE   copy a model into a workspace of MLflow, or a zip, and prove it
plan SOURCE --to PLACE   what that would do; nothing is written
apply, resume, undo   carry out a plan, go on with a port, take one back
report PORT       what a port did, and the proof, as HTML, Markdown or JSON
verify WORKSPACE  say whether what was ported is still what it was
workspace list, add, show, remove   names for the places where models live
list WORKSPACE    print the registered models of a workspace, or the versions of one
open PATH...      open them in the window (or a browser tab, where there is no window)
serve PATH...     serve the app to a browser tab on this machine

model-porter <command> --help tells more. model-porter --version prints the version.

Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 something could not be read, 130 interrupted.
`,
  inspect: `Usage: model-porter inspect PATH... [--json] [--tree]

PATH is a model folder, a zip, an MLmodel file, or a folder with models anywhere below it (a run folder, mlruns).
Nothing in a model is run, nothing is written, no link is followed out of PATH.

Options
--json   one JSON object per model and line: path, ok, error, flavors, mlflow_version, run_id, model_uuid, model_id,
         artifact_path, utc_time_created, model_size_bytes, metadata, resources, signature and more
--tree   only list the models that are found, as a tree

Exit codes: 0 fine, 1 findings (a model has problems or MLflow would refuse it), 2 wrong usage, 3 a path could not be read.
`,
  infer: `Usage: model-porter infer DATA... [--format csv|json|parquet|npy] [--delimiter CHAR] [--records list|frame] [--json]

Prints what mlflow.models.infer_signature says of DATA, as the inputs line of MLmodel, and what each column's type rests on.
DATA is a CSV file (as pandas.read_csv reads it), JSON (records, a dict, or a serving payload), Parquet or npy. Files of any size are read piece by piece.

Options
--format     what DATA is, where its name does not say
--delimiter  of a CSV file, pandas' sep; a comma unless told ("\\t" is a tab)
--records    a JSON list of records as the list itself (the default), or as the DataFrame pandas makes of it
--json       one JSON object per file and line: path, ok, error, inputs, columns, notices, rows, bytes

Exit codes: 0 fine, 1 MLflow can't tell the types (one column of any type), 2 wrong usage, 3 a file could not be read.
`,
  compare: `Usage: model-porter compare A B [options]

Can model B replace model A, and who must change first? A is the model in use, B the candidate: model folders, zips or
MLmodel files. Nothing in them is run.

Options
--direction forward|rollback|both        B in place of A (the default), the way back, or both
--channel both|rest|dataframe            how callers reach the model: JSON over REST, or predict() in Python
--format text|json|sarif|junit|markdown|html
--rules 2.22|3.17                        the MLflow that will serve B; the one nearest to B's own MLmodel unless told
--fail-on breaks|silent|any              what exit code 1 means: something breaks (the default), something changes in
                                         silence, or anything differs. What cannot be judged always fails
--contents                               read every file to compare its content, not only its size

Exit codes: 0 fine, 1 findings at or above --fail-on, 2 wrong usage, 3 a model could not be read.
`,
  check: `Usage: model-porter check MODEL PAYLOAD... [--channel rest|dataframe|azure] [--content-type TYPE] [--json]
     model-porter check MODEL --example | --suite FILE [--json]

Says whether MLflow would take each PAYLOAD (a file: a JSON request, CSV or Parquet) for MODEL, and what stands against it, with
line and column. Checks the contract only; the model is not run. Where MLflow 2.22 and 3.17 answer differently, both are told.

Options
--channel       rest: a request to MLflow's server (the default); dataframe: predict() in Python, where nothing is cast;
                azure: Azure ML's online endpoints, from their documents
--content-type  of the payloads, where the file's name does not say
--example       check the example that was saved with the model, as a request
--suite         a file of cases that Model Porter saved; a case passes when it is answered as it expects
--json          one JSON object per payload and line: name, channel, pass, ok, stage, problems, received; then passed, all

Exit codes: 0 all accepted (all cases pass), 1 one is refused (one case fails), 2 wrong usage, 3 something could not be read.
`,
  signature: `Usage: model-porter signature set MODEL --from FILE --out COPY [--json]

Writes a copy of MODEL (a folder, zip or MLmodel file) to COPY in which only the signature lines of MLmodel differ. MODEL is
not touched, and nothing that is there already is overwritten.

--from   a JSON file with inputs, outputs and params as MLflow's ModelSignature.to_dict() has them; another model; or a
         file of data (CSV, JSON, Parquet, npy), of which MLflow would infer the inputs
--out    where the copy goes: a new name
--json   one JSON object: ok, out, signature, left

Exit codes: 0 written, 1 MLflow would refuse the signature, 2 wrong usage, 3 something could not be read or written.
`,
  runs: `Usage: model-porter runs STORE [--json]

Prints what MLflow left on disk: experiments, runs with their latest metrics, logged models, registered models and versions.
STORE is an mlruns folder, a SQLite database (mlflow.db), or a folder that holds one of them, of any MLflow from 1.0 to 3.17.
Nothing is written or locked, while a training writes to it too. What is damaged is named on the error stream.

Options
--json   one JSON object per thing and line: kind (experiment, run, logged-model, registered-model), id, name and all it has

Exit codes: 0 fine, 1 findings (something in it is damaged or left out), 2 wrong usage, 3 it could not be read.
`,
  lineage: `Usage: model-porter lineage PATH|URI [--store STORE] [--format text|json|mermaid] [--alone] [--uses]

Says where a model came from and where it went: datasets, commit, run, logged model, versions, aliases, and copies in other
workspaces, each step with who says so. PATH is a model folder or zip. URI is models:/NAME/VERSION, models:/NAME@ALIAS,
models:/m-ID, runs:/RUN or runs:/RUN/PATH of STORE, else of the one workspace that has it. Nothing is run, nothing is written.

Options
--store    an mlruns folder, a database or a named workspace that the model is of
--format   text (the default), json or mermaid (a flowchart to paste into Markdown)
--json     the same as --format json: one object with path, ok, root, nodes, edges, left, unread
--alone    do not look into the named workspaces
--uses     where is this model in use? by digest, over all named workspaces; PATH alone

Exit codes: 0 fine, 1 findings (sources disagree, or a workspace could not be read), 2 wrong usage, 3 it could not be read.
`,
  export: `Usage: model-porter export SOURCE... --to WORKSPACE|FOLDER|FILE.zip [options]

Copies a model into a workspace of MLflow and registers it there as the next version, or packs it as a zip. Beforehand it is checked;
every file is read back and compared; the model's files stay as they are, byte for byte. SOURCE is a model folder or zip, or
models:/NAME/VERSION, models:/NAME@ALIAS, models:/m-ID or runs:/RUN/PATH of --from. An empty folder becomes a
workspace. Nothing is overwritten.

Options
--to           where it goes: the name of a workspace, its folder or database, an empty folder, or a new .zip
--from         the workspace that models:/... or runs:/... is of
--name         of the registered model; the source's own unless told
--alias        to set on the new version; those that a zip brings are set too, where they are free there; "" for none
--description  of the new version; the source's own unless told
--tag          KEY=VALUE, as often as needed
--reason       why a check that stops is passed, where it may be; kept with the version
--confirm      the name of a production workspace, as a confirmation
--yes          do not ask on a terminal, where the plan is shown first; a script is never asked
--type mlflow|custom|triton   as what SOURCE is taken; told by its files unless said. custom is any folder, as it is
--layout sqlite|files   of a new workspace: mlflow.db (the default), or the file store of MLflow 2
--compress     makes a smaller zip, and takes longer
--azure        with --to FILE.zip: adds model.yml for "az ml model create" and AZURE.md, which says what serving it
               without code would meet (from documents)
--report       writes a report to this new file (.html, .md or .json), also where a check stopped
--json         one JSON object: ok, outcome, model, version, digest, identical, plan with all its checks

Several SOURCEs go one after the other, each under its own name; with --json as one array. The exit code is the worst of them.

Exit codes: 0 ported (or there already), 1 stopped by a check or declined, 2 wrong usage, 3 something could not be read or written,
130 interrupted: the same command, or "resume", goes on.
`,
  plan: `Usage: model-porter plan SOURCE... --to WORKSPACE|FOLDER|FILE.zip [--out FILE] [options]

Says what "export" with the same options would do: every check with its way out, what is kept, changed and lost, the target, the number.
Nothing is written but the plan.

--out   writes the plan to this new file; "apply" carries it out, and refuses where anything has changed by then
--json  one JSON object: ok, file, plan; where a check stops it: ok false, error, code, stops too; of several SOURCEs an array
--commands  prints the same act as commands, too: of Model Porter, MLflow in Python, and az with its model.yml
--from, --name, --alias, --description, --tag, --reason, --layout, --type, --azure: as of export

Exit codes: 0 it could be ported, 1 a check stops it, 2 wrong usage, 3 something could not be read or written.
`,
  apply: `Usage: model-porter apply PLAN [--confirm NAME] [--json]

Carries out a plan that "plan --out" wrote. It refuses where anything has changed that the plan relied on: the model's files, the
next version, where the alias points, what callers get. Then nothing is begun, and it can be carried out once that is put back.

--confirm  the name of a production workspace, as a confirmation; on a terminal it is asked for
--json     as export prints it

Exit codes: 0 ported, 1 stopped by a check, by a change, or because it was carried out before, 2 wrong usage, 3 something could not be read or written.
`,
  resume: `Usage: model-porter resume PORT|JOURNAL|--last [--confirm NAME] [--reason TEXT] [--json]

Goes on with a port that was interrupted. Files that were copied are read back first and not copied again. Where the model has changed
before all of it was copied, nothing is listed, what was copied is cleared away, and that is said.

--confirm  the name of the workspace, where it has become production since; on a terminal it is asked for
--reason   why it may go on all the same, where only production stops it

Exit codes: as export.
`,
  undo: `Usage: model-porter undo PORT|JOURNAL|--last [--confirm NAME] [--json]

Takes a port back: the version is deleted as MLflow deletes it (its number is not used again), the alias points where it did before, the
copied files are removed. A port that was interrupted is cleared away. It refuses where somebody relies on the version since.

PORT       the id that "export" printed, or the path of its journal.jsonl
--last     the newest port of this machine
--confirm  the name of a production workspace, as a confirmation; on a terminal it is asked for

Exit codes: 0 undone, 1 it can't be undone (any more), 2 wrong usage, 3 something could not be read or written.
`,
  report: `Usage: model-porter report PORT|JOURNAL|--last [--format html|markdown|json] [--out FILE]

Prints what a port did: who, when, from where, to where, the checks, what was kept, changed and lost, each file with its SHA-256, how to
take it back, and the same act as commands. Passwords, keys and tokens are left out.

PORT      the id that "export" printed, or the path of its journal.jsonl
--last    the newest port of this machine
--format  markdown unless told
--out     a new file instead of the terminal; its end (.html, .md, .json) says the form

Exit codes: 0 printed, 2 wrong usage, 3 there is no such port, or something could not be read or written.
`,
  verify: `Usage: model-porter verify WORKSPACE [NAME[/VERSION]] [--json]

Reads the files of ported versions again and says what differs from what was ported: files, links, empty folders. What MLflow and Python
add when they load a model is told apart from damage: registered_model_meta, and in __pycache__ what was compiled of a .py beside it.

--json  one JSON object per version and line: ok, model, version, state (same, moved, differs, not-ported, missing, unread), digest,
        files, difference, problem; what fails before a version is read: ok false, error, code, details

Exit codes: 0 as ported (or not ported by Model Porter), 1 something differs, is missing or can't be judged, 2 wrong usage, 3 it could not be read.
`,
  list: `Usage: model-porter list WORKSPACE [NAME] [--search WORDS] [--json]

Prints the registered models of a workspace with their aliases, or the versions of one model, the newest first.

WORKSPACE  its name, its folder or database, or a zip
NAME       a registered model
--search   only models in whose name, description, tags or aliases all WORDS occur
--json     one JSON object per model or version and line

Exit codes: 0 printed, 1 printed, but a meta.yaml can't be read, 2 wrong usage, 3 it could not be read, 130 interrupted.
`,
  workspace: `Usage: model-porter workspace list [--json]
     model-porter workspace add NAME PLACE [--role DEV|TEST|PROD] [--layout sqlite|files]
     model-porter workspace show WORKSPACE [--json]
     model-porter workspace remove NAME

Names for places where models live: a folder with mlflow.db or mlruns, or a database. Into one that is PROD nothing goes without
--confirm, nor past a check without a reason. The window has the same list.

--role    what it is for; DEV unless told
--layout  makes a workspace in PLACE, an empty folder: mlflow.db (sqlite), or the file store of MLflow 2 (files), which MLflow 3.17
          opens only with MLFLOW_ALLOW_FILE_STORE=true
show      its kind, how many models it holds, and whether it can be written; WORKSPACE may also be a folder or a database
remove    takes the name from the list and leaves the place as it is

Exit codes: 0 fine, 2 wrong usage, 3 something could not be read or written.
`,
  open: `Usage: model-porter open [PATH...]

Opens the app on each PATH: in its window, or in a browser tab where there is no display or no Electron.
`,
  serve: `Usage: model-porter serve [PATH...] [--open]

Serves the app to a browser tab, on 127.0.0.1 only, and prints the address. The address works once; Ctrl+C ends it.

Options
--open   also open the address in the default browser
`,
} as const;
