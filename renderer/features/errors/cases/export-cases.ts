// What leaves the Error lab: a report of the latest results, and fixtures for an integrator's own tests, one file a case. One
// fixture is saved as it is, several as a zip.
import type { ErrorReportFormat } from '../../../../shared/okta/error-cases/report/error-report.ts';
import { host } from '../../../platform/client.ts';
import { saveText } from '../../../platform/save-text.ts';
import { saveZip } from '../../../platform/save-zip.ts';
import { copyText } from '../../../ui/controls/copy-text.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { chosenPlace } from './run/run-cases.ts';

export type FixtureSource = 'expected' | 'actual';

const TYPES: Record<ErrorReportFormat, string> = {
  markdown: 'text/markdown',
  html: 'text/html',
  junit: 'application/xml',
  json: 'application/json',
};

/** Of these cases; of all that were run with null. */
export async function saveReport(format: ErrorReportFormat, caseIds: readonly string[] | null): Promise<void> {
  const place = chosenPlace();
  if (place === null) return;
  const { filename, text } = await host.errorLab.report({
    ...place,
    format,
    ...(caseIds === null ? {} : { caseIds: [...caseIds] }),
  });
  if (await saveText(filename, text, TYPES[format])) announceDone('Exported');
}

async function readFixtures(caseIds: readonly string[], from: FixtureSource) {
  const { files } = await host.errorLab.fixtures({ caseIds: [...caseIds], from, ...(chosenPlace() ?? {}) });
  return files;
}

export async function saveFixtures(caseIds: readonly string[], from: FixtureSource): Promise<void> {
  const files = await readFixtures(caseIds, from);
  const [only] = files;
  if (only === undefined) {
    announceDone('None of these cases has been answered yet');
    return;
  }
  const saved =
    files.length === 1 ? await saveText(only.name, only.text) : await saveZip('scopebench-error-fixtures.zip', files);
  if (saved) announceDone(files.length === 1 ? 'Exported' : `${files.length} fixtures exported`);
}

export async function copyFixture(caseId: string, from: FixtureSource): Promise<void> {
  const [file] = await readFixtures([caseId], from);
  if (!file) return;
  await copyText(file.text);
  announceDone('Fixture copied');
}
