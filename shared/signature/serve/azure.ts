import { isDict, type Cell } from '../../pandas/cell.ts';
import { refusal } from '../enforce/problem.ts';
import { checked, staged } from './ask.ts';
import type { Asked } from './asked.ts';
import type { RequestBody } from './request-body.ts';
import { pandasOf } from './rules.ts';
import { castInputs } from './cast-values.ts';
import type { Outcome } from './outcome.ts';
import { parseFrame, readBody, valuesLocator, type Parsed } from './parse-json.ts';

/**
 * What Azure ML's no-code online endpoints answer, from their documents (nobody ran one): only JSON, the data under
 * `input_data`, params next to it; a split table is cast as MLflow casts it, everything else as `inputs`.
 */
export function askAzure(asked: Asked, contentType: string, body: RequestBody): Outcome {
  return staged((enter, warn) => {
    enter('content-type');
    const [mime = ''] = contentType.split(';');
    if (mime.trim() !== 'application/json') throw refusal('check-azure-content-type', { found: contentType });
    enter('parse');
    const request = readBody(body);
    const given = request.get('input_data');
    if (given === undefined) {
      const found = [...request.keys()].map(String).join(', ').slice(0, 200);
      throw refusal('check-azure-no-input-data', { found }, []);
    }
    const parsed = azureData(given as Cell, asked);
    const params = request.get('params') ?? null;
    return checked(asked, { ...parsed, params, paramsRoot: ['params'] }, enter, warn);
  });
}

function azureData(given: Cell, asked: Asked): Pick<Parsed, 'data' | 'locate'> {
  const root = 'input_data';
  if (isDict(given) && given.has('data'))
    return parseFrame('dataframe_split', given, asked.inputs, root, pandasOf(asked.rules));
  if (Array.isArray(given) && given.some(isDict) && asked.inputs?.every(({ kind }) => kind === 'column'))
    throw refusal('check-azure-records', {}, [root]);
  return {
    data: castInputs(given, asked.inputs, [root], pandasOf(asked.rules)),
    locate: valuesLocator(root, given, asked.inputs),
  };
}
