// What an app of an org may do and by what it authenticates: read, changed, and rotated without an outage. Every call goes the way of every other
// request (write guard, token, one attempt, history). A change that would cut off a credential of the bench is refused before it is sent.
import type {
  AppAccess,
  AppPlace,
  ChangeInput,
  ChangeResult,
  CustomRoles,
  TestSecretResult,
} from '../../../shared/model/app-access.ts';
import { heldKind } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { EngineContext } from '../engine-context.ts';
import { createAccessDesk } from './access-desk.ts';
import { changeAccess } from './change-access.ts';
import type { SecretOfOrg } from './created-secrets.ts';
import { keepSecret } from './keep-secret.ts';
import { readCustomRoles } from './read-access.ts';
import { testSecret } from './test-secret.ts';

export interface AppAccessService {
  read(place: AppPlace): Promise<AppAccess>;
  customRoles(place: AppPlace): Promise<CustomRoles>;
  /** Throws WRITE_NOT_ARMED, CONFLICT for what would cut something off, and what keeps a request from being sent. */
  change(input: ChangeInput): Promise<ChangeResult>;
  testSecret(input: AppPlace & { credentialId: string; secretId: string }): Promise<TestSecretResult>;
  keepSecret(input: AppPlace & { secretId: string; credentialId: string }): Promise<AppAccess>;
  /** For the host's clipboard, or the file that its person names. Throws NOT_FOUND. */
  createdSecret(of: SecretOfOrg): string;
}

/** `handsOut`: the host has a clipboard of its own, or writes a file for its person, so that a secret that is saved nowhere is not lost. */
export function createAppAccessService(context: EngineContext, { handsOut }: { handsOut: boolean }): AppAccessService {
  const desk = createAccessDesk(context);
  const { tokens, tests, created } = desk;
  return {
    read: (place) => desk.read(place),
    customRoles: async (place) => readCustomRoles(await desk.actor(place)),
    change: (input) => changeAccess(context, desk, input, handsOut),

    async testSecret({ credentialId, secretId, ...place }) {
      const { tenantId } = place;
      const { credential } = await context.tenants.credential(tenantId, credentialId);
      const part = heldKind(credential) === 'key' ? 'keys' : 'secrets';
      const list = (await desk.read(place, [part])).parts[part];
      const items = list.state === 'read' ? list.items : [];
      const listed = items.find(({ heldAs }) => heldAs?.secretId === secretId);
      const { outcome, refusal } = await testSecret(desk.context, tokens, { tenantId, credentialId, secretId });
      const test = outcome === 'unclear' ? null : { outcome, at: context.now(), active: listed?.active ?? true };
      tests.note(tenantId, { credentialId, secretId }, test);
      return { outcome, refusal, access: await desk.read(place, []) };
    },

    async keepSecret({ secretId, credentialId, ...place }) {
      await keepSecret(context, created, { ...place, secretId }, credentialId);
      return desk.read(place, ['secrets']);
    },

    createdSecret: ({ tenantId, appId, secretId }) => created.get({ tenantId, appId, secretId }),
  };
}
