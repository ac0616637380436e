// Tests of credentials as the host made them, by credential: the latest of each, which are running, and which could not be made. It
// outlives a look at another page; after a reload the host still knows the results.
import { createStore } from 'zustand/vanilla';
import type { CredentialTest } from '../../../../shared/model/credentials/credential-test.ts';
import { host } from '../../../platform/client.ts';
import { toUserError, type UserError } from '../../../platform/errors.ts';
import { withVault } from '../../../platform/session-state/vault.ts';

type ByCredential<Value> = Readonly<Record<string, Value>>;

interface CredentialTests {
  tests: ByCredential<CredentialTest>;
  /** The key of the call, to cancel it. */
  running: ByCredential<string>;
  failed: ByCredential<UserError>;
}

export const credentialTestsStore = createStore<CredentialTests>()(() => ({ tests: {}, running: {}, failed: {} }));

/** Put or (with null) remove. */
function put<Of extends keyof CredentialTests>(of: Of, id: string, value: CredentialTests[Of][string] | null): void {
  credentialTestsStore.setState((state) => {
    const { [id]: _gone, ...rest } = state[of] as ByCredential<unknown>;
    return { [of]: value === null ? rest : { ...rest, [id]: value } } as Partial<CredentialTests>;
  });
}

/** The VaultGate beside the result of this credential. */
export const testPlace = (credentialId: string): string => `test:${credentialId}`;

export const isTesting = (credentialId: string): boolean => credentialId in credentialTestsStore.getState().running;

/** Never rejects: what keeps a test from being made is kept beside the credential. */
export async function testCredential(tenantId: string, credentialId: string): Promise<void> {
  if (isTesting(credentialId)) return;
  const requestKey = crypto.randomUUID();
  put('running', credentialId, requestKey);
  put('failed', credentialId, null);
  try {
    const test = await withVault(testPlace(credentialId), () =>
      host.credential.test({ tenantId, credentialId, requestKey }),
    );
    if (test) put('tests', credentialId, test);
  } catch (thrown) {
    const error = toUserError(thrown);
    if (error.code !== 'CANCELLED') put('failed', credentialId, error);
  } finally {
    put('running', credentialId, null);
  }
}

export async function cancelTest(credentialId: string): Promise<void> {
  const requestKey = credentialTestsStore.getState().running[credentialId];
  if (requestKey !== undefined) await host.request.cancel({ requestKey });
}

export const dismissTestFailure = (credentialId: string): void => put('failed', credentialId, null);

/** What the host knows: after a reload, and where it has dropped one meanwhile. */
export async function readTests(): Promise<void> {
  const { tests: before } = credentialTestsStore.getState();
  // A host that is gone is reported elsewhere.
  const known = await host.credential.tests().catch(() => null);
  if (known === null) return;
  credentialTestsStore.setState(({ tests }) => {
    const made = Object.entries(tests).filter(([id, test]) => before[id] !== test);
    const read = known.map((test) => [test.credentialId, test] as const);
    return { tests: Object.fromEntries([...read, ...made]) };
  });
}
