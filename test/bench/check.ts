import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CLI, EXAMPLE, line, python, time, timed } from './measure.ts';

const ROWS = 100_000;
const COLUMNS = ['age', 'pregnancies', 'glucose', 'blood_pressure', 'bmi', 'smoker'];

/** `check` of 100,000 rows over both channels beside MLflow's own functions in a new Python, and of a small payload from cold. */
export function benchCheck(folder: string): void {
  const file = path.join(folder, 'rows.json');
  const data = Array.from({ length: ROWS }, (_, at) => [
    18 + (at % 7000) / 100,
    at % 9,
    60 + (at % 140),
    50 + (at % 90),
    18 + (at % 2500) / 100,
    at % 3 === 0,
  ]);
  writeFileSync(file, JSON.stringify({ dataframe_split: { columns: COLUMNS, data } }));
  const read = `import json, pandas
from mlflow.models import Model
from mlflow.models.utils import _enforce_schema
from mlflow.pyfunc.scoring_server import _parse_json_data
model = Model.load(${JSON.stringify(EXAMPLE)})
schema = model.get_input_schema()
body = open(${JSON.stringify(file)}, "rb").read()
`;
  const channels = {
    rest: `${read}data = _parse_json_data(body, model, schema).data`,
    dataframe: `${read}split = json.loads(body)["dataframe_split"]\ndata = pandas.DataFrame(split["data"], columns=split["columns"])`,
  };
  for (const [channel, theirs] of Object.entries(channels)) {
    const args = [CLI, 'check', EXAMPLE, file, '--channel', channel];
    const name = `check of 100,000 rows, ${channel}`;
    console.log(`${name}: peak ${timed(process.execPath, args).peak.toFixed(0)} MB`);
    const ours = time(5, process.execPath, args);
    if (!existsSync(python)) console.log(`${name}: ${ours.toFixed(0)} ms`);
    else
      line(name, ours, time(3, python, ['-c', `${theirs}\n_enforce_schema(data, schema)`]), 'mlflow in a new python');
  }
  const small = [CLI, 'check', EXAMPLE, path.join(EXAMPLE, 'serving_input_example.json')];
  line(
    'check of a small payload, cold',
    time(11, process.execPath, small),
    time(11, process.execPath, ['-e', '0']),
    'node -e 0',
  );
}
