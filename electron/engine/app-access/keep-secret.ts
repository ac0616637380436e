// A client secret that was just made goes from the answer into the vault: the second one of a credential of this app, beside the one that stays
// in use until a person switches.
import type { Credential, CredentialDraft } from '../../../shared/model/credentials/credential.ts';
import { heldKind, kindOf, plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { CreatedSecrets, SecretOfOrg } from './created-secrets.ts';

/** Throws as `checkRoom`, NOT_FOUND where the secret waits no more, and the vault's own errors. */
export async function keepSecret(
  context: EngineContext,
  created: CreatedSecrets,
  of: SecretOfOrg,
  credentialId: string,
): Promise<void> {
  const { tenantId, appId } = of;
  const { credential } = await context.tenants.credential(tenantId, credentialId);
  checkRoom(context, tenantId, credential, appId);
  const { kind, name, secrets } = credential;
  const draft = {
    ...plainValues(credential),
    ...{ kind, name, tenantId, credentialId },
    secret: { value: created.get(of) },
    useSecretId: secrets.find(({ inUse }) => inUse)?.id,
  };
  // Which fields a kind has is in its facts, and `plainValues` reads just these.
  await context.credentials.save(draft as CredentialDraft);
  created.drop(of);
}

/** Before anything is made in the org. Throws CONFLICT where the secret could not be saved in this credential. */
export function checkRoom(
  { sources }: Pick<EngineContext, 'sources'>,
  tenantId: string,
  credential: Credential,
  appId: string,
): void {
  sources.checkEditable(tenantId);
  const { secrets } = kindOf(credential);
  const conflict = (message: string, fix: string) => new BenchError('CONFLICT', message, { fix });
  if (credential.clientId !== appId)
    throw conflict(`${credential.name} is not a credential of this app.`, 'Choose one with the client ID of the app.');
  if (heldKind(credential) !== 'secret')
    throw conflict(
      `${credential.name} holds no client secrets.`,
      'Choose a credential that authenticates by client secret.',
    );
  if (credential.secrets.length >= secrets.slots.length) throw conflict(secrets.full.message, secrets.full.fix);
}
