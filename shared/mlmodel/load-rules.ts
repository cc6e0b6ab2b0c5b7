import type { Problem } from './problem.ts';
import { child, toValue, type YamlMap } from './yaml-node.ts';

/**
 * What makes `Model.from_dict` (mlflow/models/model.py) raise on a well-formed file, and what it lets pass that leaves a
 * model nobody can use.
 */
export function loadProblems(root: YamlMap): Problem[] {
  const problems: Problem[] = [];
  for (const { key } of root.entries) {
    // Keys become Python keyword arguments.
    if (typeof key.value !== 'string') {
      problems.push({ code: 'load-key-not-text', severity: 'error', details: { key: key.source }, line: key.line });
    }
  }
  const flavors = child(root, 'flavors');
  const line = flavors?.line === undefined ? {} : { line: flavors.line };
  if (flavors === undefined || (flavors.kind === 'scalar' && flavors.value === null)) {
    problems.push({ code: 'flavors-missing', severity: 'error', details: {}, ...line });
  } else if (flavors.kind !== 'map') {
    problems.push({ code: 'flavors-not-a-map', severity: 'error', details: { kind: flavors.kind }, ...line });
  } else if (flavors.entries.length === 0) {
    problems.push({ code: 'flavors-missing', severity: 'error', details: {}, ...line });
  }
  const resources = child(root, 'resources');
  // A text is taken for the path of a YAML file, which MLflow then opens.
  if (resources?.kind === 'scalar' && typeof resources.value === 'string') {
    problems.push({
      code: 'load-resources-path',
      severity: 'error',
      details: { path: resources.source },
      line: resources.line,
    });
  }
  const variables = child(root, 'env_vars');
  if (variables !== undefined && !isTextList(toValue(variables))) {
    problems.push({ code: 'load-env-vars', severity: 'error', details: {}, line: variables.line });
  }
  return problems;
}

function isTextList(value: ReturnType<typeof toValue>): boolean {
  if (value === null || value === false || value === '' || value === 0n || value === 0) return true;
  if (value instanceof Map) return value.size === 0;
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
