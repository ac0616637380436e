// Integrations: what is wrong with a file, how ready it is, and the pack that shows it. The files themselves are opened and saved as those of
// plans are (plan.ts); the checks that need calls are a run of kind `readiness` (run.ts).
import { z } from 'zod';
import { filesBeside } from '../integration/files-beside.ts';
import { planProblem } from '../model/plan.ts';
import { readinessReport } from '../runs/readiness/readiness-report.ts';
import { procedure } from './base.ts';

const path = z.string().min(1).max(4000);
const text = z.string().max(1_000_000);

const packFile = z.object({ name: z.string(), text: z.string() });

export const integrationContract = {
  /** Form and content. `read`: without an error of the form. */
  check: procedure.input(z.object({ text })).output(z.object({ problems: z.array(planProblem), read: z.boolean() })),
  /** The plans and the logo that the file names, of the folders that are listed. */
  beside: procedure.input(z.object({ path, text })).output(filesBeside),
  /** FILE_INVALID for one that cannot be read. Sends nothing. */
  assess: procedure.input(z.object({ path, text, beside: filesBeside })).output(readinessReport),
  /** The evidence pack of the report, a text each. */
  pack: procedure.input(z.object({ path, text, beside: filesBeside })).output(z.object({ files: z.array(packFile) })),
};
