// The first entry of a list response, and the field of it that fills a placeholder. Lists are arrays, or under a name
// beside `_links` (FACTS §5); the value is text of an org, so it is checked before it becomes part of a path.
import { asObject, parseJsonText } from '../../../okta/wire-text/json-text.ts';

/** Fields by placeholder, dotted, in the order of trying; every other placeholder takes `id`, then its own name. */
const FIELDS: Record<string, string[]> = {
  kid: ['kid'],
  keyId: ['kid', 'keyId', 'id'],
  aaguid: ['aaguid'],
  domain: ['domain'],
  stream_id: ['stream_id'],
  contactType: ['contactType'],
  methodType: ['type'],
  notificationType: ['notificationType'],
  permissionType: ['label'],
  logStreamType: ['name'],
  featureName: ['name'],
  templateName: ['name'],
  linkedObjectName: ['primary.name'],
  relationshipName: ['primary.name'],
  clientId: ['client_id', 'id'],
  customTelephonyProviderId: ['id', 'providerId'],
};
const LONGEST = 200;

/** The entries of a list body, or null when it is none. */
export function listItems(bodyText: string | null): unknown[] | null {
  const value = parseJsonText(bodyText);
  if (Array.isArray(value)) return value;
  const arrays = Object.entries(asObject(value) ?? {}).filter(([, member]) => Array.isArray(member));
  const [only] = arrays;
  return arrays.length === 1 && only ? (only[1] as unknown[]) : null;
}

/** The value for a placeholder from the first entry that has one; null when there is none. */
export function valueFrom(items: readonly unknown[], placeholder: string): string | null {
  const fields = FIELDS[placeholder] ?? ['id', placeholder];
  for (const item of items)
    for (const field of fields) {
      const value = fieldOf(item, field);
      if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
      if (typeof value === 'string' && value !== '' && value.length <= LONGEST) return value;
    }
  return null;
}

function fieldOf(item: unknown, field: string): unknown {
  let value = item;
  for (const name of field.split('.')) value = asObject(value)?.[name];
  return value;
}
