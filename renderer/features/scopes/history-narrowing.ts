// Which part of the history the smallest set is found from: whose calls, of when, and whether only what the person did counts.
// At first those of the credential in use, because it is its registration that the set is compared with.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { HISTORY_SOURCES } from '../../../shared/model/exchange-sources.ts';
import type { InferHistory } from '../../../shared/model/infer.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { selectedCredential, selectedTenant, tenantsStore } from '../../platform/session-state/tenants.ts';
import { ANY, type HistoryTime, IN_USE } from './scopes-address.ts';

export const TIME_WORDS: Record<HistoryTime, string> = {
  any: 'Any time',
  hour: 'Last hour',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
  between: 'From … to …',
};

const HOUR_MS = 3_600_000;
const LENGTHS: Partial<Record<HistoryTime, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
};

/** Of the address. */
export interface HistoryNarrowing {
  /** An id, IN_USE or ANY. */
  tenant: string;
  credential: string;
  time: HistoryTime;
  /** As a field of date and time has it; for `between`. */
  from: string;
  to: string;
  /** Whatever has sent them. */
  everySource: boolean;
}

export interface Whose {
  tenant: Tenant | null;
  credential: Credential | null;
}

/** Whose calls are meant now; null for those of all. */
export function whose({ tenant, credential }: Pick<HistoryNarrowing, 'tenant' | 'credential'>): Whose {
  if (tenant === ANY) return { tenant: null, credential: null };
  const used = selectedTenant();
  const of = tenant === IN_USE ? used : (tenantsStore.getState().tenants.find(({ id }) => id === tenant) ?? used);
  if (credential === ANY || of === null) return { tenant: of, credential: null };
  const known = of.credentials.find(({ id }) => id === credential);
  return { tenant: of, credential: known ?? (of.id === used?.id ? selectedCredential() : null) };
}

export function narrowedHistory(narrowing: HistoryNarrowing, now: number): InferHistory {
  const { tenant, credential } = whose(narrowing);
  const length = LENGTHS[narrowing.time];
  const at = (text: string) => (narrowing.time === 'between' && text !== '' ? new Date(text).getTime() : undefined);
  return {
    tenantId: tenant?.id,
    credentialId: credential?.id,
    since: length === undefined ? at(narrowing.from) : now - length,
    until: at(narrowing.to),
    sources: narrowing.everySource ? [...HISTORY_SOURCES] : undefined,
  };
}

/** `Sandbox org, Directory Insights, last 7 days`. */
export function narrowingWords(narrowing: HistoryNarrowing): string {
  const { tenant, credential } = whose(narrowing);
  const { time, from, to } = narrowing;
  const when =
    time === 'any'
      ? []
      : time === 'between'
        ? [from === '' ? '' : `from ${from.replace('T', ' ')}`, to === '' ? '' : `to ${to.replace('T', ' ')}`]
        : [TIME_WORDS[time].toLowerCase()];
  return [tenant?.name ?? 'all tenants', credential?.name ?? '', ...when].filter((part) => part !== '').join(', ');
}
