/** Something that Triton would refuse, or not find, in a repository. */
export interface TritonFinding {
  readonly rule: TritonRule;
  /** What it is about, from the repository's folder. */
  readonly path: string;
}

export const TRITON_RULES = [
  'one-level-off',
  'no-model',
  'no-version',
  'bad-version',
  'name',
  'file',
  'config',
  'config-lacks',
] as const;
export type TritonRule = (typeof TRITON_RULES)[number];

/** What is in a folder: every file, and every folder, empty ones among them. */
export interface TritonListing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** config.pbtxt files that could be read, by their path. */
  readonly configs: ReadonlyMap<string, string>;
}

/** By what each backend of Triton looks for in a version's folder (docs/user_guide/model_repository.md); `auto`: without a config too. */
const DEFAULTS: readonly { readonly file: string; readonly auto: boolean; readonly words: readonly string[] }[] = [
  { file: 'model.onnx', auto: true, words: ['onnxruntime', 'onnxruntime_onnx'] },
  { file: 'model.plan', auto: true, words: ['tensorrt', 'tensorrt_plan'] },
  { file: 'model.savedmodel', auto: true, words: ['tensorflow', 'tensorflow_savedmodel'] },
  { file: 'model.xml', auto: true, words: ['openvino'] },
  { file: 'model.graphdef', auto: false, words: ['tensorflow', 'tensorflow_graphdef'] },
  { file: 'model.pt', auto: false, words: ['pytorch', 'pytorch_libtorch'] },
  { file: 'model.py', auto: false, words: ['python'] },
  { file: 'model.dali', auto: false, words: ['dali'] },
];
/**
 * Backends that learn inputs and outputs from the config alone. Python's may complete it in the model's own code; a `max_batch_size` that
 * is left out is 0.
 */
const FIXED = new Set(['pytorch', 'pytorch_libtorch', 'tensorflow_graphdef', 'dali']);
const VERSION = /^[1-9]\d*$/;

/** Whether a folder looks like a repository of Triton's: a model folder with a config, or a version of a known kind in one. */
export function looksLikeTriton({ files, folders }: Pick<TritonListing, 'files' | 'folders'>): boolean {
  return (
    files.some((path) => /^[^/]+\/config\.pbtxt$/.test(path)) ||
    isOneLevelOff({ files, folders }) ||
    [...files, ...folders].some((path) => {
      const [, version = '', file = '', ...more] = path.split('/');
      return more.length === 0 && VERSION.test(version) && DEFAULTS.some((each) => each.file === file);
    })
  );
}

/** A model's own folder was named, not the one around it. */
function isOneLevelOff({ files, folders }: Pick<TritonListing, 'files' | 'folders'>): boolean {
  return (
    files.includes('config.pbtxt') || folders.some((path) => VERSION.test(path) && holdsModel(path, { files, folders }))
  );
}

function holdsModel(version: string, { files, folders }: Pick<TritonListing, 'files' | 'folders'>): boolean {
  return DEFAULTS.some(({ file }) => files.includes(`${version}/${file}`) || folders.includes(`${version}/${file}`));
}

/** What Triton would say of a repository, in the order of its models. */
export function lintTriton(listing: TritonListing): TritonFinding[] {
  if (isOneLevelOff(listing)) return [{ rule: 'one-level-off', path: '' }];
  const models = listing.folders.filter((path) => !path.includes('/') && !path.startsWith('.'));
  if (models.length === 0) return [{ rule: 'no-model', path: '' }];
  return models.sort().flatMap((model) => lintModel(model, listing));
}

function lintModel(model: string, listing: TritonListing): TritonFinding[] {
  const { folders, configs, files } = listing;
  const config = configs.get(`${model}/config.pbtxt`) ?? null;
  const findings: TritonFinding[] = [];
  const say = (rule: TritonRule, path: string) => findings.push({ rule, path });
  const children = folders.flatMap((path) => {
    const [parent, name, ...more] = path.split('/');
    return parent === model && name !== undefined && more.length === 0 ? name : [];
  });
  const versions = children.filter((name) => VERSION.test(name));
  const zeros = children.filter((name) => /^0\d*$/.test(name));
  for (const name of zeros) say('bad-version', `${model}/${name}`);
  if (versions.length === 0 && zeros.length === 0) say('no-version', model);
  const named = config === null ? null : field(config, 'name');
  if (named !== null && named !== model) say('name', `${model}/config.pbtxt (${named})`);
  const platform = config === null ? null : (field(config, 'backend') ?? field(config, 'platform'));
  if (platform === 'ensemble') return findings;
  const lacks =
    config !== null && FIXED.has(platform ?? '') ? ['input', 'output'].filter((key) => !has(config, key)) : [];
  if (lacks.length > 0) say('config-lacks', `${model}/config.pbtxt (${lacks.join(', ')})`);
  const wanted = config === null ? null : field(config, 'default_model_filename');
  for (const version of versions) {
    const place = `${model}/${version}`;
    const holds = (file: string) => files.includes(`${place}/${file}`) || folders.includes(`${place}/${file}`);
    const fitting = DEFAULTS.filter(({ words }) => platform === null || words.includes(platform));
    const there = fitting.find(({ file }) => holds(file));
    // A backend of somebody's own looks for what nobody knows.
    const foreign = platform !== null && fitting.length === 0;
    if (wanted === null ? there === undefined && !foreign : !holds(wanted))
      say('file', `${place}/${wanted ?? fitting[0]?.file ?? ''}`);
    else if (config === null && there?.auto === false && !files.includes(`${model}/config.pbtxt`)) say('config', model);
  }
  return findings;
}

/** Whether a config says something of this kind, a list or a message. */
function has(config: string, key: string): boolean {
  return new RegExp(`(?:^|[\\s,;\\]}])${key}\\s*:?\\s*[[{]`).test(plainOf(config));
}

function plainOf(config: string): string {
  return config.replace(/^((?:[^"'#\n]|"[^"\n]*"|'[^'\n]*')*)#.*$/gm, '$1');
}

/** A text at the top of a protobuf text: `name: "x"`. Nested messages are indented by nobody's rule, so the first one counts. */
function field(config: string, name: string): string | null {
  const top = plainOf(config)
    .replace(/[[{][^[\]{}]*[\]}]/g, '')
    .replace(/[[{][^[\]{}]*[\]}]/g, '')
    .replace(/[[{][^[\]{}]*[\]}]/g, '');
  return new RegExp(`(?:^|[\\s,;])${name}\\s*:\\s*["']([^"'\\n]*)["']`).exec(top)?.[1] ?? null;
}
