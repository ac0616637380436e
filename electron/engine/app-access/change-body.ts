// What each change sends with it (FACTS §20 to §22), and what is checked before: nothing is made in the org that could not be kept.
import type { AccessChange } from '../../../shared/model/app-access.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { checkRoom } from './keep-secret.ts';
import { readPublicKey, toRegister } from './public-keys.ts';

export interface ChangeTarget {
  appId: string;
  integration: boolean;
  /** Of the host: a secret that is saved nowhere can be copied. */
  handsOut: boolean;
}

/** Undefined for no body. Throws INVALID_INPUT, CONFLICT, UNSUPPORTED, and the vault's own errors. */
export async function bodyOf(
  context: EngineContext,
  tenant: Tenant,
  change: AccessChange,
  { appId, integration, handsOut }: ChangeTarget,
): Promise<unknown> {
  switch (change.kind) {
    case 'grant':
      return { scopeId: change.scope, issuer: tenant.origin };
    case 'assign-role':
      return { type: change.type };
    case 'assign-custom-role':
      return { type: 'CUSTOM', role: change.roleId, 'resource-set': change.resourceSetId };
    case 'create-secret': {
      if (change.keepIn === null && !handsOut) throw nowhereToPut();
      if (change.keepIn !== null) {
        const { credential } = await context.tenants.credential(tenant.id, change.keepIn);
        checkRoom(context, tenant.id, credential, appId);
      }
      return integration ? undefined : {};
    }
    case 'add-key':
      return toRegister(readPublicKey(change.text));
    case 'add-held-key': {
      const { credential } = await context.tenants.credential(tenant.id, change.credentialId);
      const { keys } = engineOf(credential);
      if (credential.clientId !== appId || !keys)
        throw new BenchError('CONFLICT', `${credential.name} holds no key of this app.`, {
          fix: 'Choose a credential of this app that signs with a private key.',
        });
      const key = await context.sources.of(tenant.id).secret(tenant, credential, change.secretId);
      return toRegister(await keys.publicJwk(key, plainValues(credential).alg));
    }
    default:
      return undefined;
  }
}

const nowhereToPut = (): BenchError =>
  new BenchError('UNSUPPORTED', 'There is nowhere to put the new secret.', {
    meaning:
      'Okta may show it once, it never enters the page, and this host has no clipboard of its own. Nothing was sent.',
    fix: 'Save a credential of this app that has room for a second secret, and choose it.',
  });
