// What an app of an org may do and by what it authenticates: read, changed, and rotated without an outage. Every call goes the way of every other
// request (write guard, token, one attempt, history). A change that would cut off a credential of the bench is refused before it is sent.
import type {
  AccessRefusal,
  AppAccess,
  AppPlace,
  ChangeInput,
  ChangeResult,
} from '../../../shared/model/app-access.ts';
import { tokenFailed } from '../../../shared/okta/app-access/access-refusal.ts';
import { scopesToTest } from '../../../shared/okta/credential-test/choose-call.ts';
import type { EngineContext } from '../engine-context.ts';
import { createAccessDesk } from './access-desk.ts';
import { changeAccess } from './change-access.ts';
import type { SecretOfOrg } from './created-secrets.ts';
import { keepSecret } from './keep-secret.ts';

export interface AppAccessService {
  read(place: AppPlace): Promise<AppAccess>;
  /** Throws WRITE_NOT_ARMED, CONFLICT for what would cut something off, and what keeps a request from being sent. */
  change(input: ChangeInput): Promise<ChangeResult>;
  testSecret(
    input: AppPlace & { credentialId: string; secretId: string },
  ): Promise<{ refusal: AccessRefusal | null; access: AppAccess }>;
  keepSecret(input: AppPlace & { secretId: string; credentialId: string }): Promise<AppAccess>;
  /** For the host's clipboard alone. Throws NOT_FOUND. */
  createdSecret(of: SecretOfOrg): string;
}

/** `canCopy`: the host has a clipboard of its own, so that a secret that is saved nowhere is not lost. */
export function createAppAccessService(context: EngineContext, { canCopy }: { canCopy: boolean }): AppAccessService {
  const desk = createAccessDesk(context);
  const { tokens, tests, created } = desk;
  return {
    read: (place) => desk.read(place),
    change: (input) => changeAccess(context, desk, input, canCopy),

    async testSecret({ credentialId, secretId, ...place }) {
      const { tenantId } = place;
      const { credential } = await context.tenants.credential(tenantId, credentialId);
      const { names } = scopesToTest(context.catalogue, credential.registeredScopes);
      const result = await tokens.request({ tenantId, credentialId, secretId, scopes: names, fresh: true });
      tests.note(tenantId, { credentialId, secretId }, result.outcome === 'granted');
      const refusal = result.outcome === 'granted' ? null : tokenFailed(result, credential.name);
      return { refusal, access: await desk.read(place, ['secrets']) };
    },

    async keepSecret({ secretId, credentialId, ...place }) {
      await keepSecret(context, created, { ...place, secretId }, credentialId);
      return desk.read(place, ['secrets']);
    },

    createdSecret: ({ tenantId, appId, secretId }) => created.get({ tenantId, appId, secretId }),
  };
}
