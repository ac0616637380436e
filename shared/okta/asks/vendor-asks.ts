// The scopes that a vendor asks for, beside what its integration is said to do: what is asked beyond it, what is missing, where less would
// do. What is needed is decided by least-privilege.ts, for what was understood; a scope that a vague sentence may need is called unclear,
// neither needed nor too much.

import type { Catalogue, Operation, ScopeStatus } from '../catalogue/catalogue.ts';
import { blastRadius, type ScopeIndex } from '../scopes/blast-radius.ts';
import { type LeastPrivilege, leastPrivilege } from '../scopes/least-privilege.ts';
import { impliedBy, satisfies } from '../scopes/scope.ts';
import { OPENID_SCOPES } from '../scopes/scope-history.ts';
import type { Said } from './read-said.ts';
import { type EffectCounts, effectsOf, riskOf } from './scope-risk.ts';

/**
 * `needed`: exactly what the operations take. `over`: nothing that is said needs it. `broader`: less would do. `redundant`: another one
 * that is asked for contains it. `unclear`: only what was not understood for certain needs it. `retired`, `user-only`, `unknown`: not to be
 * had. `no-api`: a scope of signing in, which opens nothing of the API. `open`: nothing was said, so nothing is judged.
 */
export const ASK_STANDINGS = [
  'over',
  'broader',
  'redundant',
  'retired',
  'user-only',
  'unknown',
  'unclear',
  'needed',
  'no-api',
  'open',
] as const;
export type AskStanding = (typeof ASK_STANDINGS)[number];

export interface AskedScope {
  scope: string;
  standing: AskStanding;
  status: ScopeStatus | 'unknown';
  /** Use instead: of a broader one what would do, of a retired one what took its place. */
  instead: string[];
  includedIn: string | null;
  /** Ids of the operations that are said and need it. */
  because: string[];
  effects: EffectCounts;
  risk: string;
  /** Ids of what it opens and nothing said needs, those that delete and write first. */
  beyond: string[];
}

export interface VendorAsks {
  /** Whether anything is known of what the integration does. */
  judged: boolean;
  asked: AskedScope[];
  /** Needed by what is said, and not asked for. */
  under: { scope: string; because: string[] }[];
  /** The smallest set for what was understood for certain or likely. */
  least: string[];
  /** Operations that no access token is accepted for. */
  notByToken: string[];
  /** Whether more is asked for than is needed. */
  more: boolean;
}

export interface AsksInput {
  asked: readonly string[];
  said: Said;
  catalogue: Catalogue;
  index: ScopeIndex;
}

const MORE: readonly AskStanding[] = ['over', 'broader', 'redundant'];

export function judgeAsks({ asked, said, catalogue, index }: AsksInput): VendorAsks {
  const facts = new Map(catalogue.scopes.map((fact) => [fact.name, fact]));
  const firm = leastPrivilege({
    used: said.operations.filter(({ confidence }) => confidence !== 'uncertain').map(({ operation }) => operation),
    catalogue: index,
    facts: catalogue.scopes,
    registered: asked,
  });
  const used = new Set(said.operations.map(({ operation }) => operation.id));
  const rows = asked.map((scope): AskedScope => {
    const fact = facts.get(scope);
    const radius = blastRadius(scope, index);
    const effects = effectsOf(radius);
    const standing = standingOf(scope, { said, firm, asked, fact });
    const because =
      standing === 'unclear' ? mayNeed(said, scope) : (firm.needed.find((one) => one.scope === scope)?.because ?? []);
    const opened = [radius.direct, radius.implied].flatMap((part) => [...part.delete, ...part.write, ...part.read]);
    return {
      scope,
      standing,
      status: fact?.status ?? 'unknown',
      instead:
        standing === 'broader'
          ? firm.broader.filter((one) => one.scope === scope).map(({ enough }) => enough)
          : (fact?.replacedBy ?? []),
      includedIn: standing === 'redundant' ? containing(scope, asked) : null,
      because,
      effects,
      risk: riskOf(scope, effects),
      beyond: opened.map(({ operation }) => operation.id).filter((id) => !used.has(id)),
    };
  });
  const order = (row: AskedScope) => ASK_STANDINGS.indexOf(row.standing);
  return {
    judged: said.given,
    asked: rows.sort((a, b) => order(a) - order(b) || (a.scope < b.scope ? -1 : 1)),
    under: firm.notRegistered.map((scope) => ({
      scope,
      because: firm.needed.find((one) => one.scope === scope)?.because ?? [],
    })),
    least: firm.needed.map(({ scope }) => scope),
    notByToken: firm.notByToken,
    more: rows.some(({ standing }) => MORE.includes(standing)),
  };
}

interface Judging {
  said: Said;
  firm: LeastPrivilege;
  asked: readonly string[];
  fact: Catalogue['scopes'][number] | undefined;
}

function standingOf(scope: string, { said, firm, asked, fact }: Judging): AskStanding {
  if (OPENID_SCOPES.includes(scope)) return 'no-api';
  if (fact === undefined) return 'unknown';
  if (fact.status === 'retired' || fact.status === 'user-only') return fact.status;
  const isNeeded = (name: string) => firm.needed.some((one) => one.scope === name);
  if (isNeeded(scope)) return 'needed';
  const spare = containing(scope, asked);
  if (!said.given) return spare === null ? 'open' : 'redundant';
  if (spare !== null && isNeeded(spare)) return 'redundant';
  // What a scope outside of the descriptions opens is not known, so neither is whether it is too much.
  if (fact.status === 'outside' || mayNeed(said, scope).length > 0) return 'unclear';
  return firm.broader.some((one) => one.scope === scope) ? 'broader' : 'over';
}

/** Ids of the operations that may be meant and would need it. */
const mayNeed = ({ operations }: Said, scope: string): string[] =>
  operations
    .filter(({ confidence, operation }) => confidence === 'uncertain' && needs(operation, scope))
    .map(({ operation }) => operation.id);

const needs = (operation: Operation, scope: string): boolean =>
  operation.scopes.some((need) => impliedBy(need).includes(scope));

/** Another asked one that contains it. */
const containing = (scope: string, asked: readonly string[]): string | null =>
  asked.find((other) => other !== scope && satisfies([other], scope)) ?? null;
