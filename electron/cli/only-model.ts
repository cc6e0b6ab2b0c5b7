import { KnownError } from '../../shared/contract/errors.ts';
import { unreadAmong } from '../../shared/mlmodel/problem.ts';
import type { LocalHost } from './local-host.ts';

/**
 * The one model at a path: the path itself, or the only one below it. Errors: `no-model`, `several-models`; `no-permission`,
 * `cannot-read` where it may be in what could not be read.
 */
export async function onlyModel(
  { client, grant }: LocalHost,
  path: string,
  signal?: AbortSignal,
): Promise<{ grant: string; path: string }> {
  const { token } = await grant(path);
  const { handle, summary } = await client.call(
    'models.find',
    { grant: token },
    signal === undefined ? {} : { signal },
  );
  // The path itself comes first where it is a model; two rows tell one from several.
  const { rows } = await client.call('models.page', { handle, cursor: 0, limit: 2 });
  await client.call('models.close', { handle });
  const [first] = rows;
  const unread = first === undefined ? unreadAmong(summary.problems) : undefined;
  if (unread !== undefined) throw new KnownError(unread.code, `${path}: ${unread.code}`, unread.details);
  if (first === undefined) throw new KnownError('no-model', `${path} holds no model.`, { path });
  if (first.path !== '' && summary.models > 1)
    throw new KnownError('several-models', `${path} holds several models.`, { path, count: summary.models });
  return { grant: token, path: first.path };
}
