/** What editors, Python and version control leave in a folder: no part of a model. */
const JUNK =
  /(?:^|\/)(?:\.git|\.svn|__pycache__|\.ipynb_checkpoints|\.vscode|\.idea|mlruns|\.pytest_cache)(?:\/|$)|(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|core\.\d+|[^/]*\.(?:swp|swo|pyc|orig|bak)|[^/]*~)$/;
/** Files whose very name says that they hold keys. */
const SECRET =
  /(?:^|\/)(?:\.env(?:\.[^/]*)?|\.netrc|\.pypirc|pip\.conf|\.npmrc|\.databrickscfg|kaggle\.json|credentials\.json|id_(?:rsa|dsa|ecdsa|ed25519)[^/]*|[^/]*\.(?:pem|p12|pfx|key))$|(?:^|\/)\.(?:aws|azure|kube)\//;
/** Small texts that are looked into. */
const TEXT =
  /(?:^|\/)(?:MLmodel|\.env(?:\.[^/]*)?|\.netrc|\.pypirc|pip\.conf|\.npmrc)$|\.(?:ya?ml|txt|json|py|md|cfg|ini|toml|sh|ipynb)$/i;
/** A path that means something on one machine only. */
const MACHINE =
  /(?:^|[\s"'=:(,[])(?:\/(?:home|Users|root|dbfs|mnt|media|Volumes|tmp|var)\/[\w.-]|[A-Za-z]:\\{1,2}\w|file:\/\/\/\w)/m;

export function isJunk(path: string): boolean {
  return JUNK.test(path);
}

export function isSecretName(path: string): boolean {
  return SECRET.test(path);
}

export function isTextToLookInto(path: string): boolean {
  return TEXT.test(path);
}

/** MLflow itself writes where it logged a model (`artifact_path` in MLmodel), and never reads it. */
export function namesMachine(text: string): boolean {
  return MACHINE.test(text.replace(/^artifact_path: .*$/m, ''));
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
