// The evidence pack of an integration: the report in four forms, what was sent and answered, and the hashes that a stranger checks it by.
import { type AssessPorts, assessIntegration, type ShownIntegration } from './assess-integration.ts';

export async function packOf(
  ports: AssessPorts,
  shown: ShownIntegration,
): Promise<{ files: { name: string; text: string }[] }> {
  const report = await assessIntegration(ports, shown);
  return { files: [{ name: 'report.json', text: `${JSON.stringify(report, null, 2)}\n` }] };
}
