// Every way in which the sandbox org can go wrong, each effect in each of its forms: what the bench must withstand. A table
// keyed by it that leaves one out does not compile.

export const EVERY_FAULT = [
  // A fault that lasts a minute outlasts every time limit of these tests.
  'latency=60000',
  'latency=20±10',
  'slow-body=60000',
  'slow-body=5',
  'status=429,wait=30',
  'status=429,limit=0',
  'status=500',
  'status=502',
  'status=503',
  'status=504',
  'reset=before',
  'reset=headers',
  'reset=mid-body',
  'body=truncated',
  'body=invalid-json',
  'body=broken-gzip',
  'body=html',
  'huge-header=100000',
  'huge-header=300000',
  'date-skew=-86400',
  'date-skew=86400',
  // Last: a token that was called expired is not used again.
  'status=401',
] as const;
export type FaultText = (typeof EVERY_FAULT)[number];

/** As rows of a table of tests. */
export function rowsOf<Row>(table: Record<FaultText, Row>): [fault: FaultText, row: Row][] {
  return EVERY_FAULT.map((fault) => [fault, table[fault]]);
}
