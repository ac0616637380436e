// The org's clock. Everything in the sandbox that needs the time asks here, so that a test (or the Sandbox page)
// can move it: tokens expire, rate windows end and log queries shift without anyone waiting.
import { SandboxRefusal } from './sandbox-refusal.ts';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Start counting from this instant; `null` goes back to the time that the host gives. @throws SandboxRefusal */
  set(epochMs: number | null): void;
  /** @throws SandboxRefusal */
  advance(ms: number): void;
  /** How far it is from the time that the host gives, in ms. */
  offset(): number;
}

const FIRST = Date.UTC(1990, 0);
const LAST = Date.UTC(2200, 0);

export function createClock(source: () => number): Clock {
  let offset = 0;
  const move = (to: number) => {
    const now = source() + to;
    if (!(now >= FIRST && now < LAST))
      throw new SandboxRefusal(
        'The clock cannot go there.',
        'Tokens and log of the sandbox org know the years from 1990 to 2199.',
        'Choose a moment of those years.',
      );
    offset = to;
  };
  return {
    now: () => source() + offset,
    set: (epochMs) => move(epochMs === null ? 0 : epochMs - source()),
    advance: (ms) => move(offset + ms),
    offset: () => offset,
  };
}
