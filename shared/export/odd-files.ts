import type { ListedFile } from '../contract/file-methods.ts';

/** What editors, Python and version control leave in a folder: no part of a model. */
const JUNK =
  /(?:^|\/)(?:\.git|\.svn|__pycache__|\.ipynb_checkpoints|\.vscode|\.idea|mlruns|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.cache|\.venv|node_modules)(?:\/|$)|(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|core\.\d+|[^/]*\.(?:swp|swo|pyc|orig|bak)|[^/]*~)$/;
/** Files whose very name says that they hold keys. */
const SECRET =
  /(?:^|\/)(?:[^/]*\.env|\.env\.(?!example$|sample$|template$)[^/]*|\.netrc|\.pypirc|pip\.conf|\.npmrc|\.databrickscfg|\.git-credentials|kaggle\.json|credentials\.json|id_(?:rsa|dsa|ecdsa|ed25519)[^/]*|[^/]*\.(?:pem|p12|pfx|key))$|(?:^|\/)\.(?:aws|azure|kube|docker)\//i;
/** A path that means something on one machine only. */
const MACHINE =
  /(?:^|[\s"'=:(,[])(?:\/(?:home|Users|root|dbfs|mnt|media|Volumes|tmp|var)\/[\w.-]|[A-Za-z]:\\{1,2}\w|file:\/\/\/\w)/m;

/** What training leaves beside its last state. */
const CHECKPOINT = /(?:^|\/)checkpoint-\d+\//;
/** What says whose a model is, and what it may be used for. */
const CARD = /(?:^|\/)(?:licen[cs]e|copying|notice|readme|model[-_]?card)(?:[-._][^/]*)?$/i;
/** Layers of Keras may hold code of their own (Lambda), and a SavedModel is a program. */
const KERAS = /\.(?:keras|h5|hdf5)$|(?:^|\/)saved_model\.pb$/i;
const PROGRAM = /\.(?:so(?:\.\d+)*|dll|dylib|pyd|exe|com|msi|sh|bat|cmd|ps1|jar)$/i;

export function isCheckpoint(path: string): boolean {
  return CHECKPOINT.test(path);
}

export function isCard(path: string): boolean {
  return CARD.test(path);
}

export function isKeras(path: string): boolean {
  return KERAS.test(path);
}

/** By its name: what a system runs or links to. */
export function isProgram(path: string): boolean {
  return PROGRAM.test(path);
}

export function isJunk(path: string): boolean {
  return JUNK.test(path);
}

/** Links, pipes, sockets and devices: nobody follows or reads them, so no port brings them along. */
export function staysBehind({ type }: Pick<ListedFile, 'type'>): boolean {
  return type === 'link' || type === 'special';
}

export function isSecretName(path: string): boolean {
  return SECRET.test(path);
}

/** MLflow itself writes where it logged a model and where its code lay (in MLmodel), and never looks there. */
export function namesMachine(text: string): boolean {
  return MACHINE.test(text.replace(/^(?:artifact_path: | +model_code_path: (?=\/)).*$/gm, ''));
}

/** Fetches code or weights by name. */
const FETCHES =
  /\b(?:hf_hub_download|snapshot_download|torch\.hub\.load|urlopen|urlretrieve|requests\.(?:get|post)|httpx\.(?:get|post))\b/;

/**
 * Whether a text says that something is fetched when the model is loaded: code of somebody's (`trust_remote_code`), an address in
 * its own code, or weights that only the hub has (mlflow/transformers with `save_pretrained=False`).
 */
export function reachesOut(path: string, text: string): boolean {
  if (/\btrust_remote_code["']?\s*[:=]\s*true/i.test(text)) return true;
  if (/(?:^|\/)MLmodel$/.test(path)) return /^\s+source_model_name: /m.test(text) && !/^\s+model_binary: /m.test(text);
  if (!path.endsWith('.py')) return false;
  const code = text.replace(/^\s*#.*$/gm, '');
  return FETCHES.test(code) || /["']https?:\/\/(?!localhost|127\.0\.0\.1)[^"'\s]/.test(code);
}

/** Variables of the environment that a program in Python reads. */
export function environmentVariables(path: string, text: string): string[] {
  if (!path.endsWith('.py')) return [];
  const reads = text.matchAll(/\bos\.(?:environ(?:\.get\(|\[)|getenv\()\s*["'](\w{1,100})["']/g);
  return [...new Set([...reads].map(([, name = '']) => name))];
}
