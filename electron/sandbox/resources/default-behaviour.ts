// What an operation does that has no behaviour of its own, read off its method, path and declared responses. It remembers
// what is created, so that a created thing is listed, read and removed again; nothing else is claimed of it (FIDELITY.md).
import type { Exchange } from '../http/exchange.ts';
import { refuseUnknown } from '../http/okta-error.ts';
import { empty, json, type Reply } from '../http/reply.ts';
import { operationKey } from '../http/route.ts';
import type { Entity } from '../store.ts';
import { declaredStatus, type Fields, isFields, timestamp } from './behaviour.ts';
import { checkOwner } from './check-owner.ts';
import { findThing } from './find-thing.ts';
import { selectByQuery } from './list-queries.ts';
import { isList, listField } from './list-shape.ts';
import { DEFAULT_PAGE, namedPageReply, type PageRule, pageReply } from './page.ts';
import { idPrefix, resourceName } from './resource-names.ts';

export function answerByDefault(exchange: Exchange): Reply {
  const { operation } = exchange;
  if (!operation) throw new Error('routing precedes behaviour');
  const status = declaredStatus(exchange);
  if (status >= 300)
    return { status, headers: [['location', `${exchange.origin}/api/v1/org/privacy/oktaSupport/cases`]] };
  checkOwner(exchange);
  const path = exchange.url.pathname;
  const cut = path.lastIndexOf('/');
  const parent = path.slice(0, cut);
  const isItem = operation.path.endsWith('}');
  const id = exchange.ids.at(-1) ?? '';

  switch (exchange.method) {
    case 'GET':
    case 'HEAD':
      if (isList(operation)) return list(exchange, path); // some lists end in a name: `/linkedObjects/{relationship}`
      return json(200, isItem ? known(exchange, parent, id) : single(exchange, path));
    case 'DELETE':
      if (isItem) exchange.org.store(parent).remove(isReadable(exchange) ? known(exchange, parent, id).id : id);
      else exchange.org.singles.delete(path);
      return empty(status);
    case 'POST':
      if (isItem) return change(exchange, known(exchange, parent, id), status);
      return post(exchange, path, status);
    default:
      if (isItem && operation.body) return change(exchange, known(exchange, parent, id), status);
      if (isItem) return status === 204 ? empty(204) : json(status, { id });
      return replaceSingle(exchange, path, status);
  }
}

/** A POST changes what exists once, makes one of what can be listed or read by id, and otherwise only does something. */
function post(exchange: Exchange, path: string, status: number): Reply {
  const { operations } = exchange.org;
  const template = exchange.operation?.path ?? '';
  const read = operations.get(operationKey('GET', template));
  if (read && !isList(read)) return replaceSingle(exchange, path, status);
  const makes = status === 201 || read !== undefined || operations.has(operationKey('GET', `${template}/{}`));
  return makes ? create(exchange, path, status) : answerVerb(exchange, status);
}

function list(exchange: Exchange, path: string): Reply {
  const store = exchange.org.store(path);
  const field = listField(exchange.operation?.path ?? '');
  if (field) return namedPageReply(exchange, store, store.all(), pageRule(exchange), field);
  const selected = selectByQuery(exchange, store.all());
  if (exchange.operation?.paginated)
    return pageReply(exchange, store, selected, pageRule(exchange), (entity) => entity);
  return json(200, selected);
}

/** Limits as the catalogue declares them, where it does. */
function pageRule(exchange: Exchange): PageRule {
  const limit = exchange.operation?.parameters.find(({ name }) => name === 'limit');
  const usual = typeof limit?.default === 'number' && limit.default > 0 ? limit.default : DEFAULT_PAGE.defaultLimit;
  return { defaultLimit: usual, maxLimit: limit?.max ?? Math.max(usual, DEFAULT_PAGE.maxLimit) };
}

function single(exchange: Exchange, path: string): Fields {
  return { ...exchange.org.singles.get(path), _links: { self: { href: `${exchange.origin}${path}` } } };
}

function replaceSingle(exchange: Exchange, path: string, status: number): Reply {
  exchange.org.singles.set(path, { ...exchange.org.singles.get(path), ...bodyFields(exchange) });
  return status === 204 ? empty(204) : json(status, single(exchange, path));
}

function known(exchange: Exchange, parent: string, id: string): Entity {
  const template = exchange.operation?.path ?? '';
  return findThing(exchange.org, parent, id) ?? refuseUnknown(exchange, id, resourceName(lastWord(template), template));
}

/** What nobody can read by its id may be there without having been created here. */
const isReadable = ({ org, operation }: Exchange): boolean =>
  org.operations.has(operationKey('GET', operation?.path ?? ''));

const lastWord = (template: string): string =>
  template
    .split('/')
    .filter((part) => !part.startsWith('{'))
    .at(-1) ?? '';

function change(exchange: Exchange, entity: Entity, status: number): Reply {
  const { id: _, ...fields } = bodyFields(exchange);
  Object.assign(entity, fields, { lastUpdated: timestamp(exchange.at) });
  return status === 204 ? empty(204) : json(status, entity);
}

function create(exchange: Exchange, path: string, status: number): Reply {
  const now = timestamp(exchange.at);
  const id = exchange.org.ids.id(idPrefix(lastWord(exchange.operation?.path ?? '')));
  const entity: Entity = { ...bodyFields(exchange), id, created: now, lastUpdated: now };
  exchange.org.store(path).add(entity);
  if (status === 204) return empty(204);
  return json(status, { ...entity, _links: { self: { href: `${exchange.origin}${path}/${id}` } } });
}

function answerVerb(exchange: Exchange, status: number): Reply {
  return status === 204 || status === 202 ? empty(status) : json(status, bodyFields(exchange));
}

const bodyFields = (exchange: Exchange): Fields => (isFields(exchange.body) ? { ...exchange.body } : {});
