// The events of a run against one's own API as what a person sees: a row of cases for each route, the preflights, how far it is, the
// end. Page, command line and reports reduce the same events with this one function.
import { freshEvents, type Numbered } from '../numbered.ts';
import type { MadeToken, ProtectCaseResult, ProtectCorsResult, ProtectEnd, ProtectEntry } from './protect-events.ts';
import type { TestCaseId } from './test-cases.ts';

type Started = Extract<ProtectEntry, { type: 'started' }>;

export interface ProtectView
  extends Pick<Started, 'api' | 'routes' | 'origins' | 'tenantName' | 'credentialName' | 'scopes'> {
  /** Requests to the API, of which `done` are answered. */
  total: number;
  done: number;
  /** Epoch ms; 0 before it has begun. */
  startedAt: number;
  tokens: readonly MadeToken[];
  /** In the order in which they were answered. */
  cases: readonly ProtectCaseResult[];
  cors: readonly ProtectCorsResult[];
  /** Epoch ms until when the rate limit of the API is waited for. */
  waitingUntil: number | null;
  /** Null before its end. */
  end: ProtectEnd | null;
  lastSeq: number;
}

export const EMPTY_PROTECT: ProtectView = {
  api: '',
  routes: [],
  origins: [],
  tenantName: '',
  credentialName: null,
  scopes: [],
  total: 0,
  done: 0,
  startedAt: 0,
  tokens: [],
  cases: [],
  cors: [],
  waitingUntil: null,
  end: null,
  lastSeq: 0,
};

/** `view` stays as it is. */
export function reduceProtect(view: ProtectView, events: readonly Numbered<ProtectEntry>[]): ProtectView {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const cases = [...view.cases];
  const cors = [...view.cors];
  const next = { ...view, cases, cors };
  for (const event of fresh) {
    next.lastSeq = event.seq;
    next.waitingUntil = event.type === 'waiting' ? event.until : null;
    if (event.type === 'started') {
      const { api, routes, origins, tenantName, credentialName, scopes, total, at } = event;
      Object.assign(next, { api, routes, origins, tenantName, credentialName, scopes, total, startedAt: at });
    } else if (event.type === 'tokens') next.tokens = event.tokens;
    else if (event.type === 'case') cases.push(event.result);
    else if (event.type === 'cors') cors.push(event.result);
    else if (event.type === 'end') next.end = { reason: event.reason, met: event.met, message: event.message };
  }
  next.done = cases.length + cors.length;
  return next;
}

/** Null for a case that was not sent (yet), or that the route does not have. */
export function resultOf(
  { cases }: Pick<ProtectView, 'cases'>,
  route: number,
  id: TestCaseId,
): ProtectCaseResult | null {
  return cases.find((one) => one.route === route && one.case === id) ?? null;
}
