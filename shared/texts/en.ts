import { about } from './en/about.ts';
import { azureLint } from './en/azure-lint.ts';
import { check } from './en/check.ts';
import { cli } from './en/cli.ts';
import { compare } from './en/compare.ts';
import { compareReport } from './en/compare-report.ts';
import { compareScreen } from './en/compare-screen.ts';
import { details } from './en/details.ts';
import { editor } from './en/editor.ts';
import { environment } from './en/environment.ts';
import { error } from './en/error.ts';
import { examples } from './en/examples.ts';
import { files } from './en/files.ts';
import { help } from './en/help.ts';
import { infer } from './en/infer.ts';
import { lineage } from './en/lineage.ts';
import { lineageScreen } from './en/lineage-screen.ts';
import { model } from './en/model.ts';
import { payload } from './en/payload.ts';
import { port } from './en/port.ts';
import { portScreen } from './en/port-screen.ts';
import { portReport, portReview } from './en/port-report.ts';
import { problem } from './en/problem.ts';
import { rows } from './en/rows.ts';
import { search } from './en/search.ts';
import { shell } from './en/shell.ts';
import { source } from './en/source.ts';
import { sourceUri } from './en/source-uri.ts';
import { stores } from './en/stores.ts';
import { workspaces } from './en/workspaces.ts';

/** Every word people see, English. `problem` is keyed by problem code, `error` by error code. */
export const en = {
  shell,
  about,
  model,
  details,
  help,
  editor: editor.words,
  environment,
  files,
  examples,
  search,
  rows,
  payload,
  port: port.words,
  portReport,
  portScreen,
  portReview,
  azureLint,
  sourceUri,
  compareScreen,
  stores,
  lineage,
  workspaces,
  lineageScreen,
  cli,
  compare,
  compareReport,
  problem: { ...problem, ...source.problem, ...editor.problem, ...check.problem, ...infer.problem },
  error: { ...error, ...source.error, ...editor.error, ...payload.error, ...infer.error, ...port.error },
} as const;
