import type { PyValue } from '../python/value.ts';
import { ScalarError, toBool, toFloat, toInt, toTimestamp } from '../python/yaml-scalars.ts';

export const TAG = 'tag:yaml.org,2002:';

/** yaml/constructor.py SafeConstructor: the standard tags; any other is refused by name and never acted on. */
export function tagged(tag: string | undefined, source: string): PyValue {
  switch (tag) {
    case undefined:
    case 'str':
    case '!':
      return source;
    case 'null':
      return null;
    case 'bool':
      if (!/^(?:yes|no|true|false|on|off)$/i.test(source)) throw new ScalarError(source);
      return toBool(source);
    case 'int':
      if (!/^[-+]?(?:0b|0x)?[0-9a-fA-F_:]+$/.test(source)) throw new ScalarError(source);
      return toInt(source);
    case 'float':
      if (!/^[-+]?[0-9_:]*\.?[0-9_]*(?:[eE][-+]?\d+)?$|^[-+]?\.(?:inf|nan)$/i.test(source))
        throw new ScalarError(source);
      return toFloat(source);
    case 'timestamp':
      return toTimestamp(source);
    case 'binary':
      return Uint8Array.from(atob(source.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
    default:
      throw new ScalarError('');
  }
}
