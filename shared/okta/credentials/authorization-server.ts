// Which authorization server of the org a client belongs to. Only the org's own issues tokens for Okta's API; a custom one issues
// them for an API of one's own, and is named by the id in its address (FACTS §1, §18).
import type { TextField } from './credential-kind.ts';

/** Every org that has custom servers has one of this name. */
export const DEFAULT_SERVER = 'default';

export const authorizationServerField = (help: string, placeholder: string) =>
  ({
    name: 'authorizationServer',
    label: 'Authorization server',
    placeholder,
    help,
    ask: null,
    secret: false,
    input: 'text',
    refusal: null,
  }) as const satisfies TextField;

/** The id of an id or of an issuer (`https://acme.okta.com/oauth2/aus1`), as people copy either; '' for nothing. */
export function readServerId(entered: unknown): string {
  const text = typeof entered === 'string' ? entered.trim() : '';
  return (/\/oauth2\/([^/?#]+)/.exec(text)?.[1] ?? text).replace(/^\/+|\/+$/g, '');
}
