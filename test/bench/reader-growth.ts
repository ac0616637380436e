// How the cost of reading what an org sends, or what a person pastes, grows with its length, for texts that are made to be expensive: CPU time at eight
// times the length over CPU time at the length. A linear reader shows 8 at the most, a quadratic one 64.
import { expensiveTexts, READERS } from '../support/expensive-texts.ts';

const SHORT = 16_384;
const FACTOR = 8;
/** Below some milliseconds the measure says more of the machine than of the reader. */
const LEAST_MS = 4;

export function run(): void {
  for (const [name, read] of Object.entries(READERS)) {
    const long = expensiveTexts(SHORT * FACTOR);
    const ratios = expensiveTexts(SHORT).map(
      (text, index) =>
        cpuOf(() => read(long[index] ?? '')) /
        Math.max(
          LEAST_MS,
          cpuOf(() => read(text)),
        ),
    );
    console.log(`reader growth, ${name}: ratio ${Math.max(...ratios).toFixed(1)} at ${FACTOR} times the length`);
  }
}

/** CPU milliseconds of this process and not the clock's, because the machine may be busy; the least of some runs. */
function cpuOf(work: () => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}
