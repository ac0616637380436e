// How the kinds of credential are called, and what each needs.
import type { CredentialKind } from '../../../shared/contract/tenant.ts';

export const KIND_WORDS: Record<CredentialKind, { label: string; secret: string; text: string }> = {
  'oin-integration': {
    label: 'OIN integration',
    secret: 'Client secret',
    text: 'An API service integration of the Okta Integration Network: client ID and secret, sent by Basic.',
  },
  'access-token': {
    label: 'Access token',
    secret: 'Access token',
    text: 'A token that you already have. It is used as it is until it expires.',
  },
};
