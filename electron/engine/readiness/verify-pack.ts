// An evidence pack checked by somebody who has no credential: that nothing was changed, that nothing is missing, that no secret is in it, and that
// report, sums and verdict follow from each other. Pure but for the hashes.
import { z } from 'zod';
import { parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import { redactText } from '../../../shared/redact/redact-text.ts';
import { readinessReport } from '../../../shared/runs/readiness/readiness-report.ts';
import { CONCLUSIONS } from '../../../shared/runs/readiness/report/evidence-report.ts';
import { MANIFEST, MANIFEST_HASH, type PackFile, packManifest } from './pack-manifest.ts';
import { sha256 } from './transcripts.ts';

export interface VerifiedPack {
  /** Nothing is wrong with the pack itself; whether the integration is ready is another matter. */
  intact: boolean;
  problems: { file: string; problem: string }[];
  /** Null where the report cannot be read. */
  integration: string | null;
  version: string | null;
  ready: boolean | null;
  /** ISO 8601; null where it cannot be read. */
  madeAt: string | null;
  /** What somebody who was not there can conclude from it, and what not. */
  conclusions: { can: boolean; text: string }[];
}

const written = readinessReport.extend({
  exercised: z.array(z.object({ runId: z.string(), exchangeId: z.string().nullable() })),
  evidence: z.record(z.string(), z.string()),
});

/** `files`: all that are in the folder or zip. */
export function verifyPack(files: readonly PackFile[]): VerifiedPack {
  const problems: VerifiedPack['problems'] = [];
  const byName = new Map(files.map(({ name, text }) => [name, text]));
  const wrong = (file: string, problem: string) => void problems.push({ file, problem });
  const manifest = readManifest(byName, wrong);
  if (manifest !== null) {
    for (const [name, hash] of Object.entries(manifest.files)) {
      const text = byName.get(name);
      if (text === undefined) wrong(name, 'It is missing.');
      else if (sha256(text) !== hash) wrong(name, 'It was changed after the pack was made.');
    }
    for (const { name } of files)
      if (name !== MANIFEST && name !== MANIFEST_HASH && !Object.hasOwn(manifest.files, name))
        wrong(name, 'It is not of the pack: the manifest does not list it.');
  }
  for (const { name, text } of files)
    if (redactText(text) !== text) wrong(name, 'It holds something that looks like a secret.');
  const report = checkReport(byName, manifest, wrong);
  return {
    intact: problems.length === 0,
    problems,
    integration: report?.integration ?? manifest?.integration ?? null,
    version: report?.version ?? manifest?.version ?? null,
    ready: report?.ready ?? null,
    madeAt: manifest?.madeAt ?? null,
    conclusions: [...CONCLUSIONS],
  };
}

type Wrong = (file: string, problem: string) => void;
type Manifest = z.infer<typeof packManifest>;

function readManifest(byName: ReadonlyMap<string, string>, wrong: Wrong): Manifest | null {
  const text = byName.get(MANIFEST);
  if (text === undefined) {
    wrong(MANIFEST, 'It is missing, so nothing of the pack can be checked.');
    return null;
  }
  if (byName.get(MANIFEST_HASH) !== `${sha256(text)}  ${MANIFEST}\n`)
    wrong(MANIFEST_HASH, 'It is not the hash of the manifest: one of the two was changed.');
  const read = packManifest.safeParse(parseJsonText(text));
  if (read.success) return read.data;
  wrong(MANIFEST, 'It is no manifest of an evidence pack.');
  return null;
}

const REPORT = 'readiness.json';
/** What a pack is not whole without. */
const NEEDED = [REPORT, 'readiness.md', 'readiness.html', 'readiness.junit.xml', 'reason-to-use-scopes.txt'];

function checkReport(
  byName: ReadonlyMap<string, string>,
  manifest: Manifest | null,
  wrong: Wrong,
): z.infer<typeof written> | null {
  for (const name of NEEDED)
    if (!byName.has(name) && !Object.hasOwn(manifest?.files ?? {}, name)) wrong(name, 'It is missing.');
  const text = byName.get(REPORT);
  if (text === undefined) return null;
  const read = written.safeParse(parseJsonText(text));
  if (!read.success) {
    wrong(REPORT, 'It is no report of an evidence pack.');
    return null;
  }
  const report = read.data;
  const sums = { pass: 0, warn: 0, fail: 0, manual: 0, 'not-run': 0 };
  for (const { state } of report.checks) sums[state] += 1;
  if (JSON.stringify(sums) !== JSON.stringify(report.sums)) wrong(REPORT, 'Its sums are not those of its checks.');
  if (report.ready !== (sums.fail + sums.manual + sums['not-run'] === 0))
    wrong(REPORT, 'Its verdict does not follow from its checks.');
  if (manifest !== null && manifest.ready !== report.ready) wrong(MANIFEST, 'Its verdict is not that of the report.');
  for (const { runId, exchangeId } of [...report.checks.flatMap(({ evidence }) => evidence), ...report.exercised]) {
    if (exchangeId === null) continue;
    const file = report.evidence[`${runId}/${exchangeId}`];
    if (file === undefined || !byName.has(file)) wrong(REPORT, `The transcript of ${exchangeId} is not in the pack.`);
  }
  return report;
}
