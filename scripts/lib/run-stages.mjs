// Runs stages side by side, two at a time or one that weighs as much, each after those that it needs, and says how each one went as it ends.
import { runCommand } from './run-command.mjs';

const CORES = 2;
/** A stage that hangs is ended and reported, with what it had printed. All of them take some five minutes together; on a slow hour it is three times that. */
const STAGE_LIMIT_MS = 25 * 60_000;

/**
 * @param {import('./test-stages.mjs').Stage[]} stages
 * @param {{ root: string, ready: Record<string, Promise<boolean>> }} options `ready`: work outside the list that stages need.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runStages(stages, { root, ready }) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const outcomes = { ...ready };
  for (const stage of stages) outcomes[stage.name] = null;
  const waiting = [...stages];
  const running = new Set();
  let busy = 0;
  const settled = new Map();
  for (const [name, promise] of Object.entries(ready)) promise.then((ok) => settled.set(name, ok));

  while (waiting.length > 0 || running.size > 0) {
    const index = waiting.findIndex(
      (stage) => busy + stage.weight <= CORES && stage.needs.every((name) => settled.has(name)),
    );
    if (index >= 0) {
      const [stage] = waiting.splice(index, 1);
      busy += stage.weight;
      const work = runStage(stage, root, settled).then((counts) => {
        busy -= stage.weight;
        running.delete(work);
        settled.set(stage.name, counts.failed === 0);
        for (const key of Object.keys(sum)) sum[key] += counts[key];
      });
      running.add(work);
      continue;
    }
    const pending = Object.entries(ready).filter(([name]) => !settled.has(name));
    await Promise.race([...running, ...pending.map(([, promise]) => promise)]);
    // Lets what the race was won by be noted before looking again.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return sum;
}

async function runStage(stage, root, settled) {
  const lacking = stage.needs.find((name) => settled.get(name) === false);
  if (lacking !== undefined)
    return report(stage, { passed: 0, failed: 1, skipped: 0 }, 0, `not run: ${lacking} failed`);
  const env = { ...process.env, ...stage.env, FORCE_COLOR: '0', NO_COLOR: '1' };
  const result = await runCommand(process.execPath, stage.command, { cwd: root, env, timeoutMs: STAGE_LIMIT_MS });
  const broke = result.code !== 0;
  const counts =
    stage.report?.() ?? (stage.report ? null : { passed: broke ? 0 : 1, failed: broke ? 1 : 0, skipped: 0 });
  if (counts === null)
    return report(
      stage,
      { passed: 0, failed: 1, skipped: 0 },
      result.seconds,
      result.timedOut ? 'ended: it took too long' : 'no report',
      result.output,
    );
  // An error outside any test (an unhandled rejection) fails the runner but none of its tests.
  if (broke && counts.failed === 0) counts.failed = 1;
  const numbers = stage.report ? `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : '';
  return report(stage, counts, result.seconds, numbers, counts.failed > 0 ? result.output : '');
}

function report(stage, counts, seconds, detail, output = '') {
  const mark = counts.failed > 0 ? 'FAIL' : 'ok  ';
  console.log(`${mark} ${stage.name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${detail}`.trimEnd());
  if (output !== '') console.log(`${output.trimEnd().replace(/^/gm, '     | ')}\n`);
  return counts;
}
