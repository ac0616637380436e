// Answers that Node's parser takes and that are none for us: nobody asked for another protocol, a status has its range, and what
// says "go on" for ever never answers. Node reports some of these to nobody, so they have a class of their own.

export type WireFaultCode =
  | 'SWITCHING_PROTOCOLS'
  | 'INTERIM_ANSWERS'
  | 'STATUS_OUT_OF_RANGE'
  | 'TOO_MANY_CODINGS'
  | 'NO_ANSWER';

export class WireFault extends Error {
  override readonly name = 'WireFault';
  readonly code: WireFaultCode;
  /** What of the answer shows it, for the sentence: a status, codings. Never a text of the other side. */
  readonly shown: string;

  constructor(code: WireFaultCode, shown = '') {
    super(code);
    this.code = code;
    this.shown = shown;
  }
}
