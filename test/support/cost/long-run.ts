// How much of a test that could go on for ever is done: each day a good part of it, and all of it with `npm test -- --long`. Draws
// of properties, moments of a kill, cells of a matrix: the mechanism is the same in the first hundred as in the thousandth.

const LONG = process.env.SCOPEBENCH_LONG_TESTS === '1';

/** So many each day, and so many in a long run. */
export const runs = (daily: number, all: number): number => (LONG ? all : daily);
