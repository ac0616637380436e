// One look at an app's access: what was read, the change that is asked about, what went wrong. Made when the dialog opens and gone with it; every
// change is asked about first, and its reply is all that is drawn.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  AccessChange,
  AccessRefusal,
  AppAccess,
  AppPlace,
  CustomRoles,
  HeldAs,
} from '../../../../shared/model/app-access.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import type { HeldKind } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../../platform/errors.ts';
import { putTenants } from '../../../platform/session-state/tenants.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';

export interface AskedChange {
  change: AccessChange;
  title: string;
  /** A verb: `Revoke`. */
  confirm: string;
  done: string;
}

export interface AccessState {
  access: AppAccess | null;
  busy: boolean;
  /** What the bench could not do. */
  error: (Pick<UserError, 'message' | 'fix'> & Partial<UserError>) | null;
  /** What the org refused. */
  refusal: AccessRefusal | null;
  asked: AskedChange | null;
  /** Null until they are asked for. */
  custom: CustomRoles | null;
}

export interface AccessLook {
  store: StoreApi<AccessState>;
  tenant: Tenant;
  actorId: string;
  /** Of the VaultGate in the dialog. */
  vaultPlace: string;
  read(): Promise<void>;
  ask(asked: AskedChange | null): void;
  /** Rejects with what keeps it from being sent, for the dialog that asked. */
  change(asked: AskedChange, confirmName: string | undefined): Promise<void>;
  /** One token request with it. What is not `expected` is shown. */
  testSecret(saved: HeldAs, wanted: Wanted): Promise<void>;
  readCustomRoles(): Promise<void>;
  keepSecret(secretId: string, credentialId: string): Promise<void>;
  copySecret(secretId: string): Promise<void>;
  /** Work that changes something here, after which everything is read again. */
  after(work: () => Promise<unknown>): Promise<void>;
}

interface Wanted {
  of: HeldKind;
  expected: 'accepted' | 'refused';
}

async function testOf(
  place: AppPlace,
  { credentialId, secretId }: HeldAs,
  { of, expected }: Wanted,
): Promise<Partial<AccessState>> {
  const { outcome, access, refusal } = await host.appAccess.testSecret({ ...place, credentialId, secretId });
  if (outcome !== expected) return { access, refusal };
  announceDone(expected === 'accepted' ? `The org accepted the new ${of}` : `The org refused the old ${of}`);
  return { access };
}

export function createLook(tenant: Tenant, appId: string, actorId: string): AccessLook {
  const store = createStore<AccessState>()(() => ({
    access: null,
    busy: false,
    error: null,
    refusal: null,
    asked: null,
    custom: null,
  }));
  const place = { tenantId: tenant.id, appId, actorId };
  const vaultPlace = `access:${tenant.id}`;

  /** Never rejects. */
  const run = async (work: () => Promise<Partial<AccessState>>): Promise<void> => {
    if (store.getState().busy) return;
    store.setState({ busy: true, error: null, refusal: null });
    try {
      const change = await withVault(vaultPlace, work);
      if (change) store.setState(change);
    } catch (thrown) {
      if (!isAbort(thrown)) store.setState({ error: toUserError(thrown) });
    } finally {
      store.setState({ busy: false });
    }
  };
  const read = () =>
    run(async () => {
      const access = await host.appAccess.read(place);
      return store.getState().custom ? { access, custom: await host.appAccess.customRoles(place) } : { access };
    });

  return {
    store,
    tenant,
    actorId,
    vaultPlace,
    read,
    ask: (asked) => store.setState({ asked }),

    async change({ change, done }, confirmName) {
      store.setState({ error: null, refusal: null });
      const { access, refusal, created } = await host.appAccess.change({ ...place, change, armed: true, confirmName });
      store.setState({ access, refusal, error: created?.problem ?? null });
      if (refusal !== null) return;
      if (created) putTenants(await host.tenant.list());
      announceDone(done);
    },

    testSecret: (saved, wanted) => run(() => testOf(place, saved, wanted)),

    readCustomRoles: () => run(async () => ({ custom: await host.appAccess.customRoles(place) })),

    keepSecret: (secretId, credentialId) =>
      run(async () => {
        const access = await host.appAccess.keepSecret({ ...place, secretId, credentialId });
        putTenants(await host.tenant.list());
        announceDone('Saved in the vault');
        return { access };
      }),

    copySecret: (secretId) =>
      run(async () => {
        await host.appAccess.copySecret({ ...place, secretId });
        announceDone('On the clipboard');
        return {};
      }),

    async after(work) {
      await run(async () => {
        await work();
        return { access: await host.appAccess.read(place) };
      });
    },
  };
}
