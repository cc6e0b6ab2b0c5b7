// What `npm test` decides, apart from what it does: which suites can run here, and what its last lines say.

const NO_ELECTRON = 'no Electron binary here (ELECTRON_OVERRIDE_DIST_PATH is unset and its download is out of reach)';

/** The vitest projects for a machine, and what must be left out. `electron` marks the one thing that CI may lack. */
export function plan({ chromium, electron, mlflow, mlflow2 }) {
  const left = [];
  if (!electron) left.push({ name: 'window tests', why: NO_ELECTRON, electron: true });
  if (!chromium) left.push({ name: 'browser tests', why: 'no Chromium, and it could not be installed' });
  if (!mlflow)
    left.push({ name: 'interop tests', why: 'MLflow could not be installed (python3 with venv and pip are needed)' });
  else if (!mlflow2) left.push({ name: 'interop tests with MLflow 2.22', why: 'it could not be installed' });
  const projects = ['shared', 'electron', 'renderer', 'hosts', 'command-line'];
  if (chromium) projects.push('browser');
  if (electron) projects.push('window', 'packed');
  if (mlflow) projects.push('interop', 'faults');
  return { projects, left };
}

/** The counts of a vitest JSON report, and each skipped test as left out. A file that broke before its tests ran is one failure. */
export function readReport(report, status) {
  const counts = { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
  const files = report?.testResults ?? [];
  counts.failed += files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  // Killed, or failed outside of any test.
  if (status !== 0 && counts.failed === 0) counts.failed += 1;
  const left = files
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => ({
      name: test.fullName,
      why: /skipped: ([^)]*)/.exec(test.fullName)?.[1] ?? 'skipped, and it does not say why',
      electron: test.fullName.includes('no Electron binary'),
    }));
  return { counts, left };
}

/**
 * The last lines, and the exit code. What needs Electron comes first and in one line; in CI everything else that is left
 * out counts as failed.
 */
export function summary({ ci, passed, failed, left }) {
  const electron = left.filter((item) => item.electron);
  const others = left.filter((item) => !item.electron);
  const lines = [];
  if (electron.length > 0) {
    const more = electron.length - 1;
    lines.push(`left out: ${electron[0].name}${more > 0 ? ` and ${more} more` : ''}: ${electron[0].why}`);
  }
  for (const { name, why } of others) lines.push(`left out: ${name}: ${why}${ci ? ' (counts as failed in CI)' : ''}`);
  const allFailed = failed + (ci ? others.length : 0);
  lines.push(`${passed} passed, ${allFailed} failed`);
  return { lines, code: allFailed === 0 ? 0 : 1 };
}
