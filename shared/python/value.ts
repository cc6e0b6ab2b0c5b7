/**
 * Values as Python holds them after `yaml.safe_load` or `json.loads`.
 * An int is a bigint (exact at any size), a float is a number; so 3 and 3.0 stay apart, as they do in MLflow.
 */
export type PyValue = null | boolean | bigint | number | string | PyBytes | PyDate | PyValue[] | PyDict;

/** A Python dict: insertion order, any scalar key. */
export type PyDict = Map<PyValue, PyValue>;

export type PyBytes = Uint8Array;

/** A date or datetime; `text` is Python's `str()` of it. */
export interface PyDate {
  readonly type: 'date' | 'datetime';
  readonly text: string;
}
