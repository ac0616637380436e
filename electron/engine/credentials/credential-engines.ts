// The engine's side of the table of kinds (shared/okta/credentials/credential-kinds.ts): a file and a line for each.
import type { CredentialKind } from '../../../shared/okta/credentials/credential-kinds.ts';
import { accessToken } from './access-token.ts';
import type { CredentialEngine } from './credential-engine.ts';
import { customAsClient } from './custom-as-client.ts';
import { oinIntegration } from './oin-integration.ts';
import { serviceApp } from './service-app.ts';
import { userApp } from './user-app.ts';

const CREDENTIAL_ENGINES: Readonly<Record<CredentialKind, CredentialEngine>> = {
  'oin-integration': oinIntegration,
  'service-app': serviceApp,
  'custom-as-client': customAsClient,
  'user-app': userApp,
  'access-token': accessToken,
};

export const engineOf = ({ kind }: { kind: CredentialKind }): CredentialEngine => CREDENTIAL_ENGINES[kind];
