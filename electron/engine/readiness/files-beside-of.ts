// What an integration file names beside itself, of the folders that are listed: the texts of its plans, and what of its logo Okta looks at.
import type { FilesBeside } from '../../../shared/integration/files-beside.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import type { PlanFileService } from '../plans/plan-file-service.ts';

export async function filesBesideOf(
  _files: PlanFileService,
  { text }: { path: string; text: string },
): Promise<FilesBeside> {
  const plans = readIntegration(text).integration?.plans ?? [];
  return { plans: plans.map((file) => ({ file, text: null })), logo: null };
}
