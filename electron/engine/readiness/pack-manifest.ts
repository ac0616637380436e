// The manifest of an evidence pack: which files belong to it, with their hashes. The manifest has a hash in a file of its own, so that a change of
// either is found. A hash is no signature: it shows that files were not changed after it was made, not who made them.
import { z } from 'zod';
import type { EvidenceReport } from '../../../shared/runs/readiness/report/evidence-report.ts';
import { sha256 } from './transcripts.ts';

export interface PackFile {
  /** From the folder of the pack, with `/` between parts. */
  name: string;
  text: string;
}

export const MANIFEST = 'manifest.json';
export const MANIFEST_HASH = 'manifest.sha256';
const FORMAT = 'scopebench-evidence-1';

export const packManifest = z.strictObject({
  format: z.literal(FORMAT),
  integration: z.string(),
  version: z.string().nullable(),
  ready: z.boolean(),
  madeAt: z.string(),
  scopebench: z.string(),
  catalogue: z.string(),
  /** Name to SHA-256 in hexadecimal. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

export function manifestOf(files: readonly PackFile[], { report, madeAt, versions }: EvidenceReport): PackFile[] {
  const manifest: z.infer<typeof packManifest> = {
    format: FORMAT,
    integration: report.integration,
    version: report.version,
    ready: report.ready,
    madeAt: new Date(madeAt).toISOString(),
    scopebench: versions.app,
    catalogue: versions.catalogue,
    files: Object.fromEntries(files.map(({ name, text }) => [name, sha256(text)])),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return [
    { name: MANIFEST, text },
    // As `sha256sum -c` reads it.
    { name: MANIFEST_HASH, text: `${sha256(text)}  ${MANIFEST}\n` },
  ];
}
