// The engine's side of the table of kinds (shared/okta/credentials/credential-kinds.ts): a file and a line for each.
import type { CredentialKind } from '../../../shared/okta/credentials/credential-kinds.ts';
import { accessToken } from './access-token.ts';
import type { CredentialEngine } from './credential-engine.ts';
import { oinIntegration } from './oin-integration.ts';

export const CREDENTIAL_ENGINES: readonly CredentialEngine[] = [oinIntegration, accessToken];

export function engineOf({ kind }: { kind: CredentialKind }): CredentialEngine {
  const found = CREDENTIAL_ENGINES.find(({ id }) => id === kind);
  if (!found) throw new Error(`the engine does not know the kind of credential ${kind}`);
  return found;
}
