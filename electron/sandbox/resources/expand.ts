// `expand` on a read: what else is known of each thing is included under `_embedded` (the catalogue declares where; FACTS §3.2
// has the refusal of a malformed one). Laid over the finished answer, so that no behaviour has to know of it. A name that means
// nothing for the thing is passed over.
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { operationKey } from '../http/route.ts';
import { type Fields, isFields } from './behaviour.ts';
import { EMBEDDED, type Embed } from './embedded.ts';

export function expand(exchange: Exchange, reply: Reply): Reply {
  const asked = exchange.url.searchParams.getAll('expand').flatMap((text) => text.split(',').filter(Boolean));
  const { operation } = exchange;
  if (asked.length === 0 || !operation || reply.status !== 200) return reply;
  const embeds = EMBEDDED.get(operationKey(operation.method, operation.path));
  if (!embeds) return reply;
  const one = (thing: unknown): unknown => (isFields(thing) ? withEmbedded(exchange, thing, embeds, asked) : thing);
  return { ...reply, json: Array.isArray(reply.json) ? reply.json.map(one) : one(reply.json) };
}

function withEmbedded(
  exchange: Exchange,
  thing: Fields,
  embeds: Readonly<Record<string, Embed>>,
  asked: readonly string[],
): Fields {
  const embedded: Fields = isFields(thing._embedded) ? { ...thing._embedded } : {};
  for (const name of asked) {
    // `user/00u…` names the thing that is requested; the part before the slash is what it is called. Role targets hold slashes.
    const [kind, argument] = Object.hasOwn(embeds, name) ? [name, ''] : splitAt(name, name.indexOf('/'));
    if (!Object.hasOwn(embeds, kind)) continue;
    Object.assign(embedded, embeds[kind]?.(exchange, thing, argument));
  }
  return Object.keys(embedded).length > 0 ? { ...thing, _embedded: embedded } : thing;
}

const splitAt = (text: string, at: number): [string, string] =>
  at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
