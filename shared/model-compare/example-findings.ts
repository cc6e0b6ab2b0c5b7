import { fieldText, isFromTypeHints } from '../mlmodel/summary.ts';
import type { Finding } from '../signature/compare/comparison.ts';
import { finding, placeOf } from '../signature/compare/findings.ts';
import { checkPayload } from '../signature/payload/check-payload.ts';
import type { ModelSide } from './model-side.ts';

/**
 * The example that is saved with the model, asked of the model itself as a request: refused, somebody has changed one and
 * not the other, and who copies the example starts with an error.
 */
export function exampleFindings({ document, example }: ModelSide): Finding[] {
  if (example === null || document.signature === null || isFromTypeHints(document)) return [];
  const payload = { channel: 'rest', contentType: 'application/json', text: example.text } as const;
  const { report } = checkPayload(document.signature, payload, fieldText(document, 'mlflow_version'));
  return report.ok ? [] : [finding('CX-04', placeOf('files', example.name), { name: example.name })];
}
