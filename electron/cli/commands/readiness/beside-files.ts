// What an integration file names beside itself, read from the disk of whoever calls: its plans, and what of its logo Okta looks at.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { FilesBeside } from '../../../../shared/integration/files-beside.ts';
import { logoFactsOf } from '../../../../shared/integration/logo-facts.ts';
import { readIntegration } from '../../../../shared/integration/read-integration.ts';

/** Null for what is not there or cannot be read: the checks say so. */
export async function readBeside(path: string, text: string): Promise<FilesBeside> {
  const { integration } = readIntegration(text);
  if (integration === null) return { plans: [], logo: null };
  const at = (file: string) => resolve(dirname(path), file);
  const plans = await Promise.all(
    integration.plans.map(async (file) => ({ file, text: await readFile(at(file), 'utf8').catch(() => null) })),
  );
  const logo = integration.logo === null ? null : await readFile(at(integration.logo)).catch(() => null);
  return { plans, logo: logo && logoFactsOf(logo, logo.byteLength) };
}
