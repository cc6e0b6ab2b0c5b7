import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What an option that takes one value was given twice is told by; beside those of Node's `parseArgs`. */
export const GIVEN_TWICE = 'ERR_PARSE_ARGS_GIVEN_TWICE';

/**
 * Node's `parseArgs`, where an option that takes one value may be given once: Node keeps the last one and drops the others in silence.
 * Throws what `optionError` says in words.
 */
export function parseCall<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  const { tokens = [] } = parseArgs({ ...config, tokens: true } as ParseArgsConfig & { tokens: true });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined || config.options?.[token.name]?.multiple === true)
      continue;
    if (given.has(token.name)) throw Object.assign(new Error(`'--${token.name}' twice`), { code: GIVEN_TWICE });
    given.add(token.name);
  }
  return parseArgs(config);
}
