// What an integration file names beside itself, of the folders that are listed: the texts of its plans, and what of its logo Okta looks at.
import type { FilesBeside } from '../../../shared/integration/files-beside.ts';
import { logoFactsOf } from '../../../shared/integration/logo-facts.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import type { PlanFileService } from '../plans/plan-file-service.ts';

/** What is not there, cannot be read or lies elsewhere is null. */
export async function filesBesideOf(
  files: Pick<PlanFileService, 'planBeside' | 'bytesBeside'>,
  { path, text }: { path: string; text: string },
): Promise<FilesBeside> {
  const { plans = [], logo = null } = readIntegration(text).integration ?? {};
  const image = logo === null ? null : await files.bytesBeside(path, logo);
  return {
    plans: await Promise.all(plans.map(async (file) => ({ file, text: await files.planBeside(path, file) }))),
    logo: image && logoFactsOf(image.bytes, image.size),
  };
}
