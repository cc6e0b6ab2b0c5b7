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
