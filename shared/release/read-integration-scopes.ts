// What of an integration file (`*.integration.yaml`) a newer API description can concern: its scopes with their reasons, and the plans
// that it names. Tolerant: everything else of the file is not looked at, and what has another form is left out.
import { readYamlPiece } from '../documents/yaml-text.ts';
import { isRecord } from '../okta/catalogue/openapi-node.ts';

export interface IntegrationScopes {
  name: string | null;
  scopes: { name: string; reason: string }[];
  /** Relative to the file. */
  plans: string[];
}

/** Null for a text that is no mapping, or names neither scopes nor plans. */
export function readIntegrationScopes(text: string): IntegrationScopes | null {
  const document = readYamlPiece(text);
  if (!isRecord(document)) return null;
  const scopes = isRecord(document.scopes)
    ? Object.entries(document.scopes).map(([name, reason]) => ({
        name,
        reason: typeof reason === 'string' ? reason : '',
      }))
    : [];
  const plans = Array.isArray(document.plans)
    ? document.plans.filter((plan: unknown): plan is string => typeof plan === 'string')
    : [];
  const named = typeof document.name === 'string' ? document.name : document.integration;
  const name = typeof named === 'string' ? named : null;
  return scopes.length + plans.length === 0 ? null : { name, scopes, plans };
}
