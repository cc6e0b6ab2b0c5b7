import { refusal } from '../enforce/problem.ts';

export type MimeType = 'text/csv' | 'application/json' | 'application/vnd.apache.parquet';

/**
 * The content type of a request as MLflow's scoring server reads it (`invocations`, mlflow/pyfunc/scoring_server): only
 * UTF-8, no other parameters. Throws `Refusal`.
 */
export function readContentType(header: string): MimeType {
  const [mime = '', ...pairs] = header.split(';').map((part) => part.trim());
  const parameters = new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
  if ((parameters.get('charset') ?? 'utf-8').toLowerCase() !== 'utf-8')
    throw refusal('check-charset', { charset: parameters.get('charset') ?? '' });
  const odd = [...parameters.keys()].filter((name) => name !== 'charset');
  if (odd.length > 0) throw refusal('check-content-type-parameter', { parameters: odd.join(', ') });
  if (mime === 'text/csv' || mime === 'application/json' || mime === 'application/vnd.apache.parquet') return mime;
  throw refusal('check-content-type', { found: header });
}

/** Is this content type CSV, whatever its parameters? */
export function isCsv(contentType: string): boolean {
  return contentType.split(';')[0]?.trim() === 'text/csv';
}
