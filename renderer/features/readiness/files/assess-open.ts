// What is to be said of the open file: its problems, what it names beside itself, how ready it is. Asked again whenever one of these may be another;
// an answer about a text that is not the saved one any more is dropped.
import { readIntegration } from '../../../../shared/integration/read-integration.ts';
import { host } from '../../../platform/client.ts';
import { toUserError } from '../../../platform/errors.ts';
import { noteReadiness } from '../../../platform/session-state/readiness-marks.ts';
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
    if (integration && report) noteReadiness(integration.instances, report);
  } catch (thrown) {
    if (mine === asked) readinessStore.setState({ error: toUserError(thrown) });
  }
}
