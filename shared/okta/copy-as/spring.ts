// The client of the request as a Spring Boot application.yml: a registration for client_credentials by Basic at the org
// server, with the scopes. ID and secret come from the environment; Spring gets and renews the token itself, without DPoP.

import { aboutProof, type CopyRequest } from './copy-request.ts';

export function toSpringYaml(request: CopyRequest): string {
  const { url, scopes = [] } = request;
  const about = aboutProof(request).map((line) => `# ${line}\n`);
  const origin = /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;
  const list =
    scopes.length === 0 ? ' []' : scopes.map((scope) => `\n              - ${JSON.stringify(scope)}`).join('');
  return `${about.join('')}spring:
  security:
    oauth2:
      client:
        registration:
          okta:
            provider: okta
            client-id: \${OKTA_CLIENT_ID}
            client-secret: \${OKTA_CLIENT_SECRET}
            authorization-grant-type: client_credentials
            client-authentication-method: client_secret_basic
            scope:${list}
        provider:
          okta:
            token-uri: ${JSON.stringify(`${origin}/oauth2/v1/token`)}
`;
}
