// An integration as the text of a new file: the line by which editors find the schema, and every part that holds something.
import { writeYaml } from '../../documents/write-yaml.ts';
import type { Integration } from '../integration.ts';
import type { IntegrationDocument } from '../integration-document.ts';
import { INTEGRATION_SCHEMA_LINE } from '../schema/integration-schema-line.ts';

const FLOW = new Set(['useCases', 'password']);

/** With a line break at its end. */
export function integrationText(integration: Integration): string {
  return writeYaml(documentOf(integration), FLOW, { head: [INTEGRATION_SCHEMA_LINE], beside: new Map() });
}

function documentOf(integration: Integration): IntegrationDocument {
  const { name, description, scopes, scopesReason, guide, logo, useCases, tenantSettings, plans } = integration;
  const { support, escalation } = integration.contacts;
  const { url, username, passwordIn, instructions } = integration.testAccount;
  const { versions, instances, confirmed } = integration;
  return filled({
    integration: name,
    description: description || null,
    scopes: Object.fromEntries(scopes.map((scope) => [scope.name, scope.reason])),
    scopesReason,
    guide,
    logo,
    useCases,
    contacts: filled({ support, escalation }),
    testAccount: filled({
      url,
      username,
      password: passwordIn === null ? null : { secret: passwordIn },
      instructions,
    }),
    tenantSettings,
    plans,
    versions: versions.map(({ published, ...version }) => ({ ...version, ...(published ? { published } : {}) })),
    instances,
    confirmed,
  });
}

type Filled<T> = { [Key in keyof T]: Exclude<T[Key], null> };

/** Without what holds nothing; scopes are there always. */
function filled<T extends object>(value: T): Filled<T> {
  const holds = ([key, one]: [string, unknown]): boolean =>
    key === 'scopes' || (one !== null && Object.keys(Object(one)).length > 0);
  return Object.fromEntries(Object.entries(value).filter(holds)) as Filled<T>;
}
