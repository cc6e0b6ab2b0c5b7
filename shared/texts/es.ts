import type { en } from './en.ts';
import { about } from './es/about.ts';
import { azureLint } from './es/azure-lint.ts';
import { check } from './es/check.ts';
import { cli } from './es/cli.ts';
import { compare } from './es/compare.ts';
import { compareReport } from './es/compare-report.ts';
import { compareScreen } from './es/compare-screen.ts';
import { details } from './es/details.ts';
import { editor } from './es/editor.ts';
import { environment } from './es/environment.ts';
import { error } from './es/error.ts';
import { examples } from './es/examples.ts';
import { files } from './es/files.ts';
import { help } from './es/help.ts';
import { infer } from './es/infer.ts';
import { lineage } from './es/lineage.ts';
import { lineageScreen } from './es/lineage-screen.ts';
import { model } from './es/model.ts';
import { payload } from './es/payload.ts';
import { port } from './es/port.ts';
import { portScreen } from './es/port-screen.ts';
import { portReport, portReview } from './es/port-report.ts';
import { problem } from './es/problem.ts';
import { rows } from './es/rows.ts';
import { search } from './es/search.ts';
import { shell } from './es/shell.ts';
import { source } from './es/source.ts';
import { sourceUri } from './es/source-uri.ts';
import { stores } from './es/stores.ts';
import { workspaces } from './es/workspaces.ts';
import type { Texts } from './texts.ts';

/** Every word people see, Spanish. */
export const es: Texts<typeof en> = {
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
};
