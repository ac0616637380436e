// What the Sweep page asks of the host.
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepFormat } from '../../../shared/runs/sweep/report/sweep-report.ts';
import type { SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError } from '../../platform/errors.ts';
import { navigate } from '../../platform/navigation.ts';
import { saveText } from '../../platform/save-text.ts';
import { putTenant } from '../../platform/session-state/tenants.ts';
import { withVault } from '../../platform/session-state/vault.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { freshTitle } from './fresh-title.ts';
import { sweepStore } from './sweep-store.ts';
import { sweepTitle } from './target-labels.ts';

const runs = runsOf(host.run, 'sweep');

export async function reloadSweeps(): Promise<void> {
  try {
    const sweeps = await runs.list();
    sweepStore.setState({ sweeps: sweeps.toSorted((a, b) => b.startedAt - a.startedAt), error: null });
  } catch (thrown) {
    if (!isAbort(thrown)) sweepStore.setState({ error: toUserError(thrown) });
  }
}

/** The person's word, once for each tenant, that sweeps may send it writes that are invalid on purpose. */
export async function allowInvalidWrites({ id, name, origin, production }: Tenant): Promise<void> {
  const draft = { tenantId: id, name, url: origin, production, confirmUnknownSuffix: true, invalidWrites: true };
  putTenant(await host.tenant.update(draft));
}

/**
 * Starts the run and shows it. `targetNames`: who is asked, which the list calls it by when it has no name. Where another sweep is called
 * so, it gets a name of its own.
 */
export async function startSweep(input: SweepInput, targetNames: readonly string[]): Promise<void> {
  const taken = (await runs.list()).map((sweep) => sweepTitle(sweep.name, sweep.targetNames));
  const name = freshTitle(input.name ?? '', sweepTitle(input.name, targetNames), taken);
  const started = await withVault('overlay', () => runs.start(name === '' ? input : { ...input, name }));
  if (started === null) return;
  navigate('sweep', started.runId);
  await reloadSweeps();
}

/** The same choice once more, as a new run: a choice of words (registered scopes) means what they mean now. */
export async function runAgain({ input, targetNames }: SweepView): Promise<void> {
  if (input) await startSweep(input, targetNames);
}

type SweepControl = 'pause' | 'resume' | 'cancel';

export async function controlSweep(runId: string, control: SweepControl): Promise<void> {
  await withVault<unknown>('overlay', async () => host.run[control]({ runId }));
  await reloadSweeps();
}

export async function removeSweep(runId: string): Promise<void> {
  await host.run.remove({ runId });
  sweepStore.setState(({ views }) => {
    const { [runId]: _gone, ...others } = views;
    return { views: others };
  });
  navigate('sweep', '', true);
  await reloadSweeps();
}

const TYPES: Record<SweepFormat, string> = {
  csv: 'text/csv',
  json: 'application/json',
  html: 'text/html',
  md: 'text/markdown',
};

export async function exportSweep(runId: string, format: SweepFormat): Promise<void> {
  const { filename, text } = await host.sweep.report({ runId, format });
  if (await saveText(filename, text, TYPES[format])) announceDone('Exported');
}

/** Of a comparison that the page has made. */
export async function exportComparison(csv: string): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  if (await saveText(`scopebench-comparison-${day}.csv`, csv, TYPES.csv)) announceDone('Exported');
}
