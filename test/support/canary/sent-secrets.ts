// What crosses the wire to an org and is secret, by what it is: read off each request and each answer as they pass, so that nobody has to know where in the bench it is from.
import type { FrontAnswer, FrontRequest } from '../orgs/org-behind-front.ts';

/** Kinds of secrets that a sign-in, a renewal, a bound token, an API token and a signed request send or bring. */
export const KINDS = [
  'client_assertion',
  'client_secret in Basic',
  'code',
  'code_verifier',
  'refresh_token',
  'access_token',
  'id_token',
  'DPoP proof',
  'API token',
] as const;
type Kind = (typeof KINDS)[number];

export interface SentSecrets {
  seen: Map<Kind, Set<string>>;
  ask(request: FrontRequest): undefined;
  change(answer: FrontAnswer): FrontAnswer;
}

export function noteSecrets(): SentSecrets {
  const seen = new Map<Kind, Set<string>>();
  const note = (kind: Kind, value: string | null | undefined) => {
    if (value) seen.set(kind, (seen.get(kind) ?? new Set()).add(value));
  };
  const FIELDS = ['client_assertion', 'code', 'code_verifier', 'refresh_token', 'access_token', 'id_token'] as const;
  return {
    seen,
    ask({ headers, body }) {
      const form = new URLSearchParams(body);
      for (const name of FIELDS) note(name, form.get(name));
      note('DPoP proof', headers.dpop);
      const [scheme = '', value = ''] = (headers.authorization ?? '').split(' ');
      if (scheme === 'SSWS') note('API token', value);
      if (scheme === 'Basic') note('client_secret in Basic', Buffer.from(value, 'base64').toString().split(':')[1]);
      return undefined;
    },
    change(answer) {
      const { location } = answer.headers;
      if (location) note('code', new URL(location).searchParams.get('code'));
      if (!answer.body.startsWith('{')) return answer;
      const body = JSON.parse(answer.body) as Record<string, unknown>;
      for (const name of FIELDS) if (typeof body[name] === 'string') note(name, body[name]);
      return answer;
    },
  };
}
