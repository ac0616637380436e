// What can be chosen where a tenant or a credential is chosen, and how typing finds it: every word must be in the name, the host, or the name or
// client ID of a credential. Whoever types the name of a credential finds its tenant with that credential. A client ID is found from its
// start, or by a longer piece: a few digits are in many.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { createFuzzyText, type FuzzyText, wholeScore } from '../../../shared/okta/catalogue/fuzzy-match.ts';
import { wordsOf } from '../../../shared/okta/catalogue/search-operations.ts';

export interface TenantChoice {
  key: string;
  name: string;
  /** Null for one that stands for no tenant of its own: `All tenants`. */
  tenant: Tenant | null;
  /** The one that is chosen with the tenant, or that the words were found in. */
  credential: Credential | null;
}

export const hostOf = ({ origin }: Pick<Tenant, 'origin'>): string => origin.replace(/^https?:\/\//, '');

export const fixedChoice = (key: string, name: string): TenantChoice => ({ key, name, tenant: null, credential: null });

export const tenantChoice = (tenant: Tenant): TenantChoice => ({
  key: tenant.id,
  name: tenant.name,
  tenant,
  credential: null,
});

/** `name`: what distinguishes it from the others: among those of one tenant its own, among those of many the tenant's. */
export const credentialChoice = (tenant: Tenant, credential: Credential, name = credential.name): TenantChoice => ({
  key: `${tenant.id}/${credential.id}`,
  name,
  tenant,
  credential,
});

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** What comes with the bench first, then by name: `Acme 9` before `Acme 10`. */
export const tenantsByName = (tenants: readonly Tenant[]): Tenant[] =>
  tenants.toSorted(
    (a, b) =>
      Number(b.abilities.builtIn) - Number(a.abilities.builtIn) ||
      collator.compare(a.name, b.name) ||
      collator.compare(a.origin, b.origin),
  );

type Weighted = [text: FuzzyText, weight: number, leastInside?: number];

/** So many characters of a client ID are meant, wherever they are in it. */
const MEANT = 6;

interface Entry {
  choice: TenantChoice;
  own: Weighted[];
  /** Of a tenant: what finds it by one of its credentials. */
  credentials: { credential: Credential; texts: Weighted[] }[];
}

export type FindTenants = (text: string) => readonly TenantChoice[];

/** Made once for a list; an empty text gives it as it is. */
export function createTenantFind(choices: readonly TenantChoice[]): FindTenants {
  const entries = choices.map(toEntry);
  return (text) => {
    const words = wordsOf(withHost(text));
    if (words.length === 0) return choices;
    const hits: { score: number; choice: TenantChoice }[] = [];
    for (const { choice, own, credentials } of entries) {
      const score = scoreOf(words, own);
      if (score > 0) {
        hits.push({ score, choice });
        continue;
      }
      let best: { score: number; credential: Credential } | null = null;
      for (const { credential, texts } of credentials) {
        const found = scoreOf(words, [...own, ...texts]);
        if (found > (best?.score ?? 0)) best = { score: found, credential };
      }
      if (best) hits.push({ score: best.score, choice: { ...choice, credential: best.credential } });
    }
    return hits.sort((a, b) => b.score - a.score).map(({ choice }) => choice);
  };
}

/** A pasted URL is looked for by its host. */
const withHost = (text: string): string => text.replace(/https?:\/\/([^/\s]+)\S*/g, '$1');

const weighted = (text: string, weight: number): Weighted => [createFuzzyText(text), weight];

const credentialTexts = ({ name, clientId }: Credential): Weighted[] => [
  weighted(name, 0.8),
  [createFuzzyText(clientId), 0.8, MEANT],
];

function toEntry(choice: TenantChoice): Entry {
  const { tenant, credential, name } = choice;
  if (tenant === null) return { choice, own: [weighted(name, 1)], credentials: [] };
  const own = [weighted(tenant.name, 1), weighted(hostOf(tenant), 0.9)];
  if (credential) return { choice, own: [...own, ...credentialTexts(credential)], credentials: [] };
  const credentials = tenant.credentials.map((each) => ({ credential: each, texts: credentialTexts(each) }));
  return { choice, own, credentials };
}

/** 0 when a word is in none of the texts. */
function scoreOf(words: readonly string[], texts: readonly Weighted[]): number {
  let total = 0;
  for (const word of words) {
    let best = 0;
    for (const [text, weight, leastInside = 0] of texts)
      if (word.length >= leastInside || text.lower.startsWith(word))
        best = Math.max(best, wholeScore(word, text) * weight);
    if (best === 0) return 0;
    total += best;
  }
  return total;
}
