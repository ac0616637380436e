// Counts from the JSON reports of the two test runners. A file that could not be loaded holds no test, and is one failure.
import { readFileSync } from 'node:fs';

/** @returns {{ passed: number, failed: number, skipped: number } | null} Null when there is no readable report. */
export function readVitestReport(file) {
  const report = readJson(file);
  if (report === null) return null;
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @returns {{ passed: number, failed: number, skipped: number } | null} */
export function readPlaywrightReport(file) {
  const report = readJson(file);
  if (report === null) return null;
  const { expected, flaky, unexpected, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped };
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
