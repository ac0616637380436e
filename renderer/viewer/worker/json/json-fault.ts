// Where a text stops being JSON and why, as data; the words are made by describe-fault.ts when someone looks.

export type FaultReason =
  | 'value-expected'
  | 'name-expected'
  | 'name-or-close-expected'
  | 'colon-expected'
  | 'comma-or-brace-expected'
  | 'comma-or-bracket-expected'
  | 'more-after-end'
  | 'bad-number'
  | 'bad-word'
  | 'bad-escape'
  | 'control-in-string'
  | 'string-not-closed'
  | 'text-ends';

export interface JsonFault {
  reason: FaultReason;
  /** Offset in bytes of what is wrong. */
  offset: number;
  /** Offset in bytes from which the text is shown as received: the start of the token that is wrong. */
  tail: number;
}
