/** A whole number of 64 bits, as MLflow keeps steps and times: a bigint only where a number could not hold it exactly. */
export type Int64 = number | bigint;

/** Of a bigint, or of digits with or without a sign. */
export function toInt64(value: bigint | string): Int64 {
  const number = Number(value);
  // Without the sign of a zero.
  return Number.isSafeInteger(number) ? number + 0 : BigInt(value);
}
