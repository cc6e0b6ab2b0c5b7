import type { Entry } from './source.ts';

/** What a file says about a folder that holds no MLmodel: the code of a text that helps to go on. */
export function hintOf(entry: Entry): string | null {
  if (entry.type !== 'file') return null;
  if (entry.name !== 'MLmodel' && /^mlmodel$/i.test(entry.name)) return 'seen-other-case';
  if (entry.name === 'mlflow.db') return 'seen-store';
  if (entry.name === 'config.pbtxt') return 'seen-triton';
  if (/\.(?:pkl|pickle|joblib|pt|pth|h5|keras|onnx|safetensors|skops)$/i.test(entry.name)) return 'seen-weights';
  if (entry.name === 'conda.yaml' || entry.name === 'python_env.yaml') return 'seen-environment';
  if (entry.name === 'meta.yaml') return 'seen-run';
  return null;
}
