// What is to be said of the open file: its problems, what it names beside itself, how ready it is. Asked again whenever one of these may be another;
// an answer about a text that is not the saved one any more is dropped.
import { credentialNamed, tenantNamed } from '../../../../shared/integration/find-instance.ts';
import type { Integration } from '../../../../shared/integration/integration.ts';
import { readIntegration } from '../../../../shared/integration/read-integration.ts';
import type { ReadinessReport } from '../../../../shared/runs/readiness/readiness-report.ts';
import { host } from '../../../platform/client.ts';
import { toUserError } from '../../../platform/errors.ts';
import { noteMarks } from '../../../platform/session-state/readiness-marks.ts';
import { tenantsStore } from '../../../platform/session-state/tenants.ts';
import { openNow, readinessStore } from '../readiness-store.ts';

let asked = 0;

/** Never throws: what went wrong is shown on the page. */
export async function assessOpen(): Promise<void> {
  const open = openNow();
  if (open === null) return;
  asked += 1;
  const mine = asked;
  const { path, savedText: text } = open;
  try {
    const [{ problems }, beside] = await Promise.all([
      host.integration.check({ text }),
      host.integration.beside({ path, text }),
    ]);
    const { integration } = readIntegration(text);
    const report = integration && (await host.integration.assess({ path, text, beside }));
    if (mine !== asked || openNow()?.path !== path) return;
    readinessStore.setState({ assessed: { text, problems, integration, beside, report } });
    if (integration && report) noteReadiness(integration, report);
  } catch (thrown) {
    if (mine === asked) readinessStore.setState({ error: toUserError(thrown) });
  }
}

/** For the badges of its credentials. */
function noteReadiness({ instances }: Integration, { integration, ready, sums }: ReadinessReport): void {
  const { tenants } = tenantsStore.getState();
  const keys = instances.flatMap((instance) => {
    const tenant = tenantNamed(tenants, instance.tenant);
    const credential = tenant && credentialNamed(tenant, instance.credential);
    return tenant && credential ? [`${tenant.id}/${credential.id}`] : [];
  });
  noteMarks(keys, { integration, ready, left: sums.fail + sums.manual + sums['not-run'] });
}
