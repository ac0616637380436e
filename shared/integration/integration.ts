// An integration as it is checked and shown: read from its document (integration-document.ts), with all that may be left out filled in.
import type { ConfirmationDocument, InstanceDocument, VersionDocument } from './integration-document.ts';

export interface IntegrationVersion extends Omit<VersionDocument, 'published'> {
  published: boolean;
}

export interface Integration {
  /** The display name. */
  name: string;
  description: string;
  /** Registered, in the order of the file; the reason may be empty. */
  scopes: { name: string; reason: string }[];
  /** Null: it is made of the reasons. */
  scopesReason: string | null;
  guide: string | null;
  /** A path from the file. */
  logo: string | null;
  useCases: string[];
  contacts: { support: string | null; escalation: string | null };
  /** `passwordIn`: the environment variable that holds it. */
  testAccount: { url: string | null; username: string | null; passwordIn: string | null; instructions: string | null };
  tenantSettings: { label: string; name: string }[];
  /** Paths from the file. */
  plans: string[];
  /** Oldest first. */
  versions: IntegrationVersion[];
  instances: InstanceDocument[];
  confirmed: ConfirmationDocument[];
}

/** What an instance is made of: it keeps name and scopes of that moment, whatever is edited later (FACTS §9). */
export function isMadeOf(version: Pick<IntegrationVersion, 'name' | 'scopes'>, integration: Integration): boolean {
  return version.name === integration.name && isSameSet(version.scopes, scopeNamesOf(integration));
}

/** The newest version that is as the file is now; null when the file was edited since, or there is none. */
export function currentVersion(integration: Integration): IntegrationVersion | null {
  const newest = integration.versions.at(-1);
  return newest && isMadeOf(newest, integration) ? newest : null;
}

export const scopeNamesOf = ({ scopes }: Integration): string[] => scopes.map(({ name }) => name);

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  [...new Set(one)].sort().join(' ') === [...new Set(other)].sort().join(' ');
