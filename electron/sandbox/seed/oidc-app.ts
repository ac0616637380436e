// An app of the org that is an OAuth client, as the API shows it: what all of them have, around what a seed says of one.
import { ANYWHERE } from '../clients/client.ts';
import { timestamp } from '../resources/behaviour.ts';

export interface OidcAppPlan {
  id: string;
  label: string;
  /** Epoch milliseconds at which it was made. */
  at: number;
  /** The tile that people have of it. */
  appLinks?: Record<string, boolean>;
  /** Of `credentials.oauthClient`. */
  credential: Record<string, unknown>;
  /** Of `settings.oauthClient`. */
  client: Record<string, unknown>;
}

export const oidcApp = ({ id, label, at, appLinks = {}, credential, client }: OidcAppPlan) => ({
  id,
  name: 'oidc_client',
  label,
  status: 'ACTIVE',
  created: timestamp(at),
  lastUpdated: timestamp(at),
  accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
  visibility: { autoSubmitToolbar: false, hide: { iOS: true, web: true }, appLinks },
  features: [],
  signOnMode: 'OPENID_CONNECT',
  credentials: {
    userNameTemplate: { template: `\${source.login}`, type: 'BUILT_IN' },
    signing: {},
    oauthClient: { autoKeyRotation: true, client_id: id, ...credential },
  },
  settings: {
    app: {},
    notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
    oauthClient: { ...client, network: ANYWHERE },
  },
});

/** Of an API Services app, which asks for itself. */
export const serviceClient = (demandsProof: boolean) => ({
  application_type: 'service',
  grant_types: ['client_credentials'],
  response_types: ['token'],
  redirect_uris: [],
  dpop_bound_access_tokens: demandsProof,
});
