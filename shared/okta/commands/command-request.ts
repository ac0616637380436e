// The request that a pasted command sends, as it is written there: with its secrets, which builder-request.ts takes out.

import type { HeaderList } from '../wire-text/headers.ts';

export interface CommandRequest {
  method: string;
  /** As it is written: whole, without a scheme, or with a variable in the place of the host. */
  url: string;
  headers: HeaderList;
  body: string | null;
  /** What the text does not have in it or what is no part of a request, each as the object of a sentence. */
  leftOut: string[];
}

/** A variable in the place of the host: `$ORG`, `${ORG}`, `%ORG%`, `{{baseUrl}}`, `{yourOktaDomain}`. */
const HOST_VARIABLE =
  /^(?:https?:\/\/)?(\{\{[^{}]+\}\}|\$\{[^{}]+\}|\$[A-Za-z_][\w:]*|%[A-Za-z_]\w*%|\{[^{}/]+\})(?::\d+)?(?=[/?]|$)/;

/** The address with its scheme; where a variable stands for the host, `variable` names it and `address` is the path alone. */
export function addressOfCommand(url: string): { address: string; variable: string | null } {
  const named = HOST_VARIABLE.exec(url);
  if (named) return { address: rooted(url.slice(named[0].length)), variable: named[1] ?? '' };
  return { address: /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`, variable: null };
}

export const rooted = (rest: string): string => (rest.startsWith('/') ? rest : `/${rest}`);
