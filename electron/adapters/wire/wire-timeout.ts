// Our own patience running out, told apart from the system's ETIMEDOUT by class.

export class WireTimeout extends Error {
  override readonly name = 'WireTimeout';
  /** What was being waited for. */
  readonly waitedFor: 'headers' | 'body' | 'proxy';

  constructor(waitedFor: 'headers' | 'body' | 'proxy') {
    super(`timeout waiting for ${waitedFor}`);
    this.waitedFor = waitedFor;
  }
}
