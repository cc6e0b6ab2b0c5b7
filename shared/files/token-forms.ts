/** Keys that say by their own form what they are (the rules of gitleaks and the issuers' own documents). */
const CERTAIN = [
  // AWS, Databricks
  String.raw`(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}`,
  String.raw`dapi[0-9a-f]{32}(?:-\d)?`,
  // GitHub, GitLab, npm, PyPI, Hugging Face's organisations
  String.raw`gh[pousr]_[A-Za-z0-9]{20,}`,
  String.raw`github_pat_\w{22,}`,
  String.raw`glpat-[\w-]{20,}`,
  String.raw`npm_[A-Za-z0-9]{36}`,
  String.raw`pypi-AgE[\w-]{20,}`,
  String.raw`api_org_[A-Za-z0-9]{30,}`,
  // Google, Stripe, Slack, Vault, Artifactory, age
  String.raw`AIza[\w-]{35}`,
  String.raw`[rs]k_(?:live|test)_[A-Za-z0-9]{10,}`,
  String.raw`xox[abprs]-[A-Za-z0-9-]{10,}`,
  String.raw`hvs\.[\w-]{20,}`,
  String.raw`AKCp[A-Za-z0-9]{69}`,
  String.raw`AGE-SECRET-KEY-1[0-9A-Z]{58}`,
  // OpenAI, Anthropic
  String.raw`sk-(?:proj|ant|svcacct)-[\w-]{20,}`,
  // Azure: a storage account's key, a client's secret
  String.raw`AccountKey=[A-Za-z0-9+/]{86}==`,
  String.raw`[\w~.]{3}\dQ~[\w~.-]{31,34}`,
  // JWT
  String.raw`eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}`,
] as const;
/** OpenAI, Anthropic, Hugging Face: words of a style sheet or a module may begin like that too. */
const LIKELY = [String.raw`sk-[A-Za-z0-9_-]{20,}`, String.raw`hf_[A-Za-z0-9]{20,}`] as const;

/** All of them, where what only looks like one is hidden as well. */
export const ANY_TOKEN = new RegExp(String.raw`(?<![\w~])(?:${[...CERTAIN, ...LIKELY].join('|')})`, 'g');
export const CERTAIN_TOKEN = new RegExp(String.raw`(?<![\w~])(?:${CERTAIN.join('|')})`, 'g');
export const LIKELY_TOKEN = new RegExp(String.raw`(?<![\w~])(?:${LIKELY.join('|')})`, 'g');
/** Quickly, whether any may be there. */
export const TOKEN_BEGINS =
  /A3T|A[KSBC][IC]A|dapi|gh[pousr]_|github_pat_|glpat-|npm_|pypi-|api_org_|AIza|[rs]k_|xox|hvs\.|AKCp|AGE-|Q~|eyJ|sk-|hf_|AccountKey|PRIVATE/;

const BEGIN = String.raw`-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----`;
/** A private key with its end, or as much of it as stands there. */
export const PRIVATE_KEY = new RegExp(
  String.raw`${BEGIN}(?:(?:[^-]|-(?!----)){0,20000}-----END[A-Z0-9 ]{0,45}-----|(?:\s|\\[nr])*[A-Za-z0-9+/=]{0,200})`,
  'g',
);
/** The line that begins one, rather than a program's words about it: those go on, or end with a quote. */
export const PRIVATE_KEY_BEGINS = new RegExp(String.raw`${BEGIN}(?:\s*$|\r?\n|\\[nr])`);
