// Our own time limit has passed: a class of its own, so that it is not mistaken for the system's ETIMEDOUT. A clock runs on while this process is held up (a
// busy machine, a computer that slept): what has arrived meanwhile is looked at before a timeout is reported.

/** `trickle`: bytes arrived all the time, but so few that the response would never end. */
export type WaitedFor = 'headers' | 'body' | 'trickle' | 'proxy';

export class WireTimeout extends Error {
  override readonly name = 'WireTimeout';
  readonly waitedFor: WaitedFor;

  constructor(waitedFor: WaitedFor) {
    super(`timeout waiting for ${waitedFor}`);
    this.waitedFor = waitedFor;
  }
}

/** Calls back after `ms`, behind whatever the sockets have brought until then. Gives how to call it off. */
export function afterSilence(ms: number, onSilence: () => void): () => void {
  let turn: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    turn = setImmediate(onSilence);
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
}
