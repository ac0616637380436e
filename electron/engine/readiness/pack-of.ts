// The evidence pack of an integration: the report in four forms, what was sent and answered, and a manifest of hashes by which a stranger can check
// that nothing was changed. Nothing in it is a secret, and it opens offline.
import { scopesReasonText } from '../../../shared/integration/scopes-reason.ts';
import type { Exercised, TriedInstance } from '../../../shared/runs/readiness/readiness-events.ts';
import type { ReadinessReport } from '../../../shared/runs/readiness/readiness-report.ts';
import { type EvidenceReport, transcriptKey } from '../../../shared/runs/readiness/report/evidence-report.ts';
import { readinessHtml } from '../../../shared/runs/readiness/report/readiness-html.ts';
import { readinessJunit } from '../../../shared/runs/readiness/report/readiness-junit.ts';
import { readinessMarkdown } from '../../../shared/runs/readiness/report/readiness-markdown.ts';
import {
  type AssessPorts,
  assessIntegration,
  integrationOf,
  readinessView,
  type ShownIntegration,
} from './assess-integration.ts';
import { manifestOf, type PackFile } from './pack-manifest.ts';
import { sha256, transcriptOf } from './transcripts.ts';

/** In the order in which they are written; the manifest and its hash are the last two. */
export async function packOf(
  ports: AssessPorts & { version: string },
  shown: ShownIntegration,
): Promise<{ files: PackFile[] }> {
  const report = await assessIntegration(ports, shown);
  const integration = integrationOf(shown.text);
  const { instances, exercised } = await triedIn(ports, shown.path);
  const { files: evidence, names } = await readTranscripts(ports, report, exercised);
  const whole: EvidenceReport = {
    report,
    madeAt: ports.context.now(),
    versions: { app: ports.version, catalogue: ports.context.catalogue.version },
    sources: sourcesOf(shown),
    instances,
    exercised,
    transcripts: names,
    scopesReason: scopesReasonText(integration),
  };
  const files: PackFile[] = [
    { name: 'readiness.json', text: jsonOf(whole) },
    { name: 'readiness.md', text: readinessMarkdown(whole) },
    { name: 'readiness.html', text: readinessHtml(whole) },
    { name: 'readiness.junit.xml', text: readinessJunit(whole) },
    { name: 'reason-to-use-scopes.txt', text: `${whole.scopesReason}\n` },
    ...evidence,
  ];
  return { files: [...files, ...manifestOf(files, whole)] };
}

function jsonOf({ report, madeAt, versions, sources, instances, exercised, transcripts }: EvidenceReport): string {
  const evidence = Object.fromEntries(transcripts);
  const made = new Date(madeAt).toISOString();
  return `${JSON.stringify({ ...report, madeAt: made, versions, sources, instances, exercised, evidence }, null, 2)}\n`;
}

function sourcesOf({ path, text, beside }: ShownIntegration): EvidenceReport['sources'] {
  const plans = beside.plans.flatMap((plan) => (plan.text === null ? [] : [{ file: plan.file, text: plan.text }]));
  return [{ file: path.replace(/^.*[/\\]/, ''), text }, ...plans].map((one) => ({
    file: one.file,
    sha256: sha256(one.text),
  }));
}

/** Of the newest run of this file that was not cancelled. */
async function triedIn(
  { runs }: AssessPorts,
  path: string,
): Promise<{ instances: TriedInstance[]; exercised: Exercised[] }> {
  for (const one of await runs.list({ kind: 'readiness' })) {
    if (one.kind !== 'readiness' || one.path !== path) continue;
    const { started, exercised } = await readinessView(runs, one.runId);
    if (started !== null && exercised.length > 0) return { instances: started.instances, exercised: [...exercised] };
  }
  return { instances: [], exercised: [] };
}

async function readTranscripts(
  { context }: AssessPorts,
  report: ReadinessReport,
  exercised: readonly Exercised[],
): Promise<{ files: PackFile[]; names: Map<string, string> }> {
  const files: PackFile[] = [];
  const names = new Map<string, string>();
  for (const { runId, exchangeId } of [...report.checks.flatMap(({ evidence }) => evidence), ...exercised]) {
    const key = transcriptKey(runId, exchangeId);
    if (exchangeId === null || names.has(key)) continue;
    // One that is not kept any more is named in the report, and is not in the pack.
    const exchange = await context.exchange(exchangeId).catch(() => null);
    if (exchange === null) continue;
    const name = `evidence/${String(files.length + 1).padStart(4, '0')}.json`;
    names.set(key, name);
    files.push({ name, text: transcriptOf(exchange) });
  }
  return { files, names };
}
