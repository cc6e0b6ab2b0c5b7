import { compareSignatures, type CompareOptions } from '../signature/compare/compare-signatures.ts';
import type { Comparison, Finding } from '../signature/compare/comparison.ts';
import { directionOf } from '../signature/compare/direction.ts';
import { finding, placeOf } from '../signature/compare/findings.ts';
import { withFindings } from '../signature/compare/rows.ts';
import { isFromTypeHints } from '../mlmodel/summary.ts';
import { environmentFindings, environmentRows } from './environment-rows.ts';
import { fileRows } from './file-rows.ts';
import { flavorFindings, flavorRows } from './flavor-rows.ts';
import { metadataRows } from './metadata-rows.ts';
import type { ModelSide } from './model-side.ts';

/**
 * Can model B replace model A? The signatures' comparison with the rows and findings of flavors, environment, files and
 * metadata after its own; the verdict follows from all findings.
 */
export function compareModels(a: ModelSide, b: ModelSide, options: CompareOptions = {}): Comparison {
  const signatures = compareSignatures(a.document.signature, b.document.signature, options);
  const forward = [...hinted(signatures.forward.findings, a, b), ...around(a, b)];
  const rollback = [...hinted(signatures.rollback.findings, b, a), ...around(b, a)];
  const rows = [
    ...signatures.rows,
    ...flavorRows(a.document, b.document),
    ...environmentRows(a, b),
    ...fileRows(a.files, b.files),
    ...metadataRows(a.document, b.document),
  ];
  return {
    forward: directionOf(forward),
    rollback: directionOf(rollback),
    rows: withFindings(rows, forward),
    renames: signatures.renames,
  };
}

function around(a: ModelSide, b: ModelSide): Finding[] {
  return [...flavorFindings(a.document, b.document), ...environmentFindings(a, b)];
}

/**
 * A signature made from type hints is not what checks requests (mlflow/pyfunc/utils/data_validation.py), and two hints
 * may give one signature: where either side has such, no verdict is given.
 */
function hinted(findings: readonly Finding[], a: ModelSide, b: ModelSide): readonly Finding[] {
  const hints = isFromTypeHints(a.document) || isFromTypeHints(b.document);
  return hints ? [...findings, finding('SG-05', placeOf('signature'))] : findings;
}
