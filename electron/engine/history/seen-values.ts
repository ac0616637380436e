// Values for a parameter, out of earlier answers of the same tenant at the address that it has now: another org's identifiers are
// never offered, whatever it was called. Read when a person asks for them, the likely answers first, and never more than a bounded part.
import type { Exchange, ExchangeSummary } from '../../../shared/model/exchange.ts';
import {
  MOST_SEEN_VALUES,
  type SeenValue,
  type SeenValues,
  type SeenValuesInput,
} from '../../../shared/model/seen-values.ts';
import type { Catalogue } from '../../../shared/okta/catalogue/catalogue.ts';
import {
  createParameterPlaces,
  type ParameterPlaces,
  placeOf,
  type Wanted,
} from '../../../shared/okta/catalogue/parameter-places.ts';
import { type SeenId, seenIds } from '../../../shared/okta/catalogue/seen-ids.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { HistoryService } from './history-service.ts';

const MOST_READ = 100;
/** Entries of the history that are looked at for what they may hold, the latest: a long one has many thousands. */
const MOST_RANKED = 2000;
/** Of one body, and of all of them: text that is parsed holds up everything else meanwhile. */
const BODY_BYTES = 1024 * 1024;
const ALL_BYTES = 4 * 1024 * 1024;

type SeenValuesContext = Pick<EngineContext, 'catalogue' | 'tenants' | 'bodies' | 'settings'>;

/** Throws NOT_FOUND for a tenant that is gone. */
export async function readSeenValues(
  context: SeenValuesContext,
  history: Pick<HistoryService, 'get' | 'matching'>,
  input: SeenValuesInput,
): Promise<SeenValues> {
  const { id: tenantId, origin } = await context.tenants.get(input.tenantId);
  const places = placesIn(context.catalogue);
  const wanted = places.wanted(input);
  const bodiesKept = context.settings().history.keepBodies;
  if (!wanted) return { values: [], read: 0, unread: 0, bodiesKept };

  const all = history.matching({ tenantId }).filter(hasIds);
  const answers = likelyFirst(all.slice(0, MOST_RANKED), wanted, places);
  const found: SeenValue[] = [];
  let read = 0;
  let bytes = 0;
  for (const { id, size } of answers) {
    if (read === MOST_READ || bytes >= ALL_BYTES) break;
    read += 1;
    const exchange = await readKept(history, id);
    if (!exchange || new URL(exchange.request.url).origin !== origin) continue;
    bytes += Math.min(size ?? 0, BODY_BYTES);
    const body = bodiesKept ? await jsonOf(exchange, context.bodies) : undefined;
    const ids = seenIds(
      { method: exchange.request.method, url: exchange.request.url, body, location: locationOf(exchange) },
      places,
    );
    for (const one of ids) {
      const by = fits(one, wanted);
      if (by !== null) found.push(toSeenValue(exchange, one, by));
    }
  }
  return { values: eachOnce(found).slice(0, MOST_SEEN_VALUES), read, unread: all.length - read, bodiesKept };
}

const known = new WeakMap<Catalogue, ParameterPlaces>();

/** Made once for a catalogue: an import makes another one. */
function placesIn(catalogue: Catalogue): ParameterPlaces {
  const places = known.get(catalogue) ?? createParameterPlaces(catalogue.operations);
  known.set(catalogue, places);
  return places;
}

const hasIds = ({ kind, status }: ExchangeSummary): boolean =>
  kind === 'api' && status !== null && status >= 200 && status < 300;

/** Of those alike the latest first. An answer of another kind may have a link to what is wanted. */
function likelyFirst(
  newestFirst: readonly ExchangeSummary[],
  { own, kin }: Wanted,
  places: ParameterPlaces,
): ExchangeSummary[] {
  const rank = ({ method, target }: ExchangeSummary): number => {
    const path = places.match(method, target)?.operation.path;
    if (path === undefined) return 2;
    const place = placeOf(path).replace(/\/\{\}$/, '');
    return place === own ? 0 : kin.includes(place) ? 1 : 2;
  };
  return newestFirst
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** Null for one that a limit has taken since. */
async function readKept(history: Pick<HistoryService, 'get'>, id: string): Promise<Exchange | null> {
  try {
    return await history.get(id);
  } catch (error) {
    if (error instanceof BenchError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** Undefined for a body that is not kept, too large, or no JSON. */
async function jsonOf({ response }: Exchange, bodies: EngineContext['bodies']): Promise<unknown> {
  const body = response?.body;
  if (!body || body.size > BODY_BYTES) return undefined;
  const bytes = body.text === null && body.id !== null ? await bodies.head(body.id, BODY_BYTES) : null;
  const text = body.text ?? (bytes && new TextDecoder().decode(bytes));
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

const locationOf = ({ response }: Exchange): string | null =>
  response?.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? null;

function fits({ place, parents }: SeenId, { own, kin, parents: wanted }: Wanted): SeenValue['by'] | null {
  if (place !== own) return kin.includes(place) ? 'name' : null;
  // What is below another thing than the one that was chosen is no value here.
  return wanted.every((value, at) => value === '' || value === parents[at]) ? 'place' : null;
}

function toSeenValue(exchange: Exchange, { value, name }: SeenId, by: SeenValue['by']): SeenValue {
  const { id, operationId, at, request } = exchange;
  const { pathname, search } = new URL(request.url);
  return { value, name, by, exchangeId: id, operationId, method: request.method, target: `${pathname}${search}`, at };
}

/** Of each value the sight of this place, or else the latest, with a name that any of them gives. */
function eachOnce(found: readonly SeenValue[]): SeenValue[] {
  const names = new Map<string, string>();
  for (const { value, name } of found) if (name !== null && !names.has(value)) names.set(value, name);
  const best = new Map<string, SeenValue>();
  const order = [...found].sort((a, b) => (a.by === b.by ? b.at - a.at : a.by === 'place' ? -1 : 1));
  for (const one of order)
    if (!best.has(one.value)) best.set(one.value, { ...one, name: names.get(one.value) ?? null });
  return [...best.values()];
}
