// A recording: begun, followed, ended, found again and saved. It lives in the host and goes on when the page is closed.

import type { Tenant } from '../../../shared/model/tenant.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import {
  EMPTY_RECORDING,
  type RecordingView,
  reduceRecording,
} from '../../../shared/runs/recording/reduce-recording.ts';
import { toRecordingJson } from '../../../shared/runs/recording/report/recording-json.ts';
import { host } from '../../platform/client.ts';
import { createShownRuns } from '../../platform/runs/shown-runs.ts';
import { saveText } from '../../platform/save-text.ts';
import { selectedTenant, tenantsStore } from '../../platform/session-state/tenants.ts';
import { withVault } from '../../platform/session-state/vault.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { inputOf, missingWords, type RecorderDraft, recorderDraft } from './recorder-draft.ts';
import { recorderStore } from './recorder-store.ts';

const shown = createShownRuns({
  kind: 'recording',
  page: 'recorder',
  store: recorderStore,
  empty: EMPTY_RECORDING,
  reduce: reduceRecording,
});
export const showRecording = shown.show;
export const endRecording = shown.cancel;

export const tenantOf = ({ tenantId }: RecorderDraft, tenants: readonly Tenant[], selected: Tenant | null) =>
  tenants.find(({ id }) => id === tenantId) ?? selected;

/** Of what is entered. Without effect while something is missing: the form says what. */
export async function recordDraft(): Promise<void> {
  const draft = recorderDraft.getState();
  const tenant = tenantOf(draft, tenantsStore.getState().tenants, selectedTenant());
  if (tenant === null || missingWords(draft, tenant) !== null) return;
  await openKey(tenant);
  await shown.start(inputOf(draft, tenant));
}

/**
 * Of a credential that signs: with its key the recorder signs for the org what a program has signed for the recorder. Without it everything
 * else is recorded all the same.
 */
async function openKey({ id: tenantId, abilities, credentials }: Tenant): Promise<void> {
  const signing = credentials.find((one) => kindOf(one).can.client === 'private_key_jwt');
  const secretId = signing?.secrets.find(({ inUse }) => inUse)?.id;
  if (abilities.builtIn || !signing || secretId === undefined) return;
  const { id: credentialId } = signing;
  await withVault('overlay', () => host.credential.publicKey({ tenantId, credentialId, secretId })).catch(
    () => undefined,
  );
}

/** Null when it takes no calls in this process. */
export const addressOf = async (runId: string): Promise<string | null> => (await host.recorder.address({ runId })).url;

export async function saveResult(view: RecordingView): Promise<void> {
  const text = `${JSON.stringify(toRecordingJson(view), null, 2)}\n`;
  if (await saveText('scopebench-recording.json', text)) announceDone('Exported');
}
