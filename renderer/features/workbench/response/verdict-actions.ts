// What can be done about a verdict with one click. Pure: which actions are offered is a matter of what is known.
import type { ResponseEntry } from './response-store.ts';

export type VerdictAction =
  | { id: 'request-missing'; label: string }
  | { id: 'renew'; label: string }
  | { id: 'wait'; label: string }
  | { id: 'again'; label: string }
  | { id: 'with-token'; label: string }
  | { id: 'drop-scopes'; label: string; scopes: readonly string[] }
  | { id: 'tenants'; label: string }
  | { id: 'settings'; label: string };

type Facts = Pick<ResponseEntry, 'exchange' | 'input' | 'outcome'>;

/** `unusual`: chosen scopes that the catalogue marks: unknown, retired, for users only. */
export function verdictActions({ exchange, input, outcome }: Facts, unusual: readonly string[]): VerdictAction[] {
  const { verdict, missingScopes } = exchange.verdict;
  const own = input?.auth.kind !== 'pasted' && input?.auth.kind !== 'none';
  switch (verdict) {
    case 'scope-missing':
      return own && missingScopes.length > 0
        ? [{ id: 'request-missing', label: `Request ${missingScopes.length > 1 ? 'them' : 'it'} and send again` }]
        : [];
    case 'token-expired':
      return own ? [{ id: 'renew', label: 'Renew and send again' }] : [];
    case 'token-invalid':
      return own ? [{ id: 'renew', label: 'Get a new token and send again' }] : [];
    case 'token-missing':
      return [{ id: 'with-token', label: 'Send with a token' }];
    case 'rate-limited':
      return [{ id: 'wait', label: 'Wait and send again' }];
    case 'scope-refused':
      return unusual.length > 0
        ? [
            {
              id: 'drop-scopes',
              label: `Leave out ${unusual.length > 1 ? `${unusual.length} scopes` : unusual[0]}`,
              scopes: unusual,
            },
          ]
        : [];
    case 'client-refused':
      return [{ id: 'tenants', label: 'Check the credential' }];
    case 'unreachable':
      return [
        { id: 'again', label: 'Send again' },
        { id: 'tenants', label: 'Check the address' },
        { id: 'settings', label: 'Proxy and certificates' },
      ];
    case 'not-okta':
      return [{ id: 'tenants', label: 'Check the address' }];
    case 'server-fault':
    case 'cancelled':
    case 'unclear':
      return [{ id: 'again', label: 'Send again' }];
    default:
      return outcome === 'no-token' ? [{ id: 'again', label: 'Try again' }] : [];
  }
}
