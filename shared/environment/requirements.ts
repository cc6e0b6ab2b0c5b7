import { maskCredentials } from './mask-credentials.ts';

/** One requirement of a requirements file, or of the pip list of a conda file. */
export interface Requirement {
  /** As written, without comment and options; secrets in addresses are masked, here and in `url`. */
  readonly text: string;
  /** PEP 503: lower case, `-`, `_` and `.` made one `-`. null for a path or an address without a name. */
  readonly name: string | null;
  readonly extras: readonly string[];
  /** Such as `>=1.2,<2`; '' for any version. */
  readonly specifier: string;
  /** Such as `python_version < "3.12"`; '' for always. */
  readonly marker: string;
  /** `name @ https://...`, or an address or path alone. */
  readonly url: string | null;
  readonly line: number;
}

export interface RequirementsFile {
  readonly requirements: readonly Requirement[];
  /** Options such as `-r other.txt`, `-c constraints.txt`, `--index-url ...`: named, never followed. */
  readonly options: readonly { readonly text: string; readonly line: number }[];
  /** Lines that are too long to be requirements; they were left out. */
  readonly long: readonly number[];
}

/** A longer line is no requirement. */
const LINE_LENGTH = 4096;
const NAMED = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(.*)$/;

/** Reads a requirements file as pip does: comments, continued lines, extras, markers, hashes, addresses, options. */
export function parseRequirements(text: string): RequirementsFile {
  const requirements: Requirement[] = [];
  const options: { text: string; line: number }[] = [];
  const long: number[] = [];
  for (const { text: written, line } of logicalLines(text)) {
    if (written.length > LINE_LENGTH) {
      long.push(line);
      continue;
    }
    if (written.startsWith('-') && !/^(?:-e|--editable)[\s=]/.test(written))
      options.push({ text: maskCredentials(written), line });
    else requirements.push(parseRequirement(written.replace(/^(?:-e|--editable)[\s=]+/, ''), line));
  }
  return { requirements, options, long };
}

/** A comment begins a line or follows a space; a backslash joins a line to the next. */
function logicalLines(text: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let open: { text: string; line: number } | null = null;
  text.split(/\r\n|\r|\n/).forEach((raw, at) => {
    const comment = /^\s*#/.test(raw);
    const joined: string = open === null ? raw : open.text + (comment ? '' : raw);
    const line: number = open?.line ?? at + 1;
    if (joined.endsWith('\\') && !comment) {
      open = { text: joined.slice(0, -1), line };
      return;
    }
    open = null;
    const plain = joined.replace(/(^|\s)#.*$/, '').trim();
    if (plain !== '') found.push({ text: plain, line });
  });
  return found;
}

/** One requirement, such as `scikit-learn[alldeps]==1.9.1; python_version >= "3.10"`. */
export function parseRequirement(written: string, line = 1): Requirement {
  const text = maskCredentials(written)
    .replace(/\s+--(?:hash|global-option|config-settings?|install-option)(?:[=\s]|$).*$/, '')
    .trim();
  const match = NAMED.exec(text);
  const rest = match?.[3] ?? '';
  const named = match !== null && (rest === '' || /^[=<>!~;@(]/.test(rest)) && !/^[\w.+-]+:\/\//.test(text);
  if (!named) {
    const [url = '', marker = ''] = split(text, /\s;/);
    return { text, name: egg(url), extras: [], specifier: '', marker, url, line };
  }
  const name = normalName(match[1] ?? '');
  const extras = (match[2] ?? '').split(',').map(normalName).filter(Boolean).sort();
  if (rest.startsWith('@')) {
    const [url = '', marker = ''] = split(rest.slice(1), /\s;/);
    return { text, name, extras, specifier: '', marker, url, line };
  }
  const [specifier = '', marker = ''] = split(rest, /;/);
  return { text, name, extras, specifier: specifier.replace(/^\((.*)\)$/, '$1').trim(), marker, url: null, line };
}

function split(text: string, by: RegExp): [string, string] {
  const at = text.search(by);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at).replace(/^\s*;/, '').trim()];
}

/** `git+https://...#egg=name`. */
function egg(url: string): string | null {
  const name = /[#&]egg=([\w.-]+)/.exec(url)?.[1];
  return name === undefined ? null : normalName(name);
}

/** A package's name as PyPI compares them (PEP 503). */
export function normalName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[-_.]+/g, '-');
}
