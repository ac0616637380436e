// Our own patience running out, told apart from the system's ETIMEDOUT by class.

/** `trickle`: bytes came all the time, and so few that the response would never end. */
export type WaitedFor = 'headers' | 'body' | 'trickle' | 'proxy';

export class WireTimeout extends Error {
  override readonly name = 'WireTimeout';
  readonly waitedFor: WaitedFor;

  constructor(waitedFor: WaitedFor) {
    super(`timeout waiting for ${waitedFor}`);
    this.waitedFor = waitedFor;
  }
}
