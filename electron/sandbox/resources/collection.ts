// One engine for every resource type that is created, read, replaced and removed in the same way. A type is data: its
// path, its name in E0000007, its id prefix, its field rules, its paging and its lifecycle. What a type does differently
// it says in a hook; a type that needs more than hooks has a file of its own with plain behaviours.
import type { Exchange } from '../http/exchange.ts';
import { refuse, refuseUnknown } from '../http/okta-error.ts';
import { empty, json, type Reply } from '../http/reply.ts';
import { operationKey } from '../http/route.ts';
import type { Entity, Store } from '../store.ts';
import {
  type Behaviours,
  bodyOf,
  declaredStatus,
  type Fields,
  idAt,
  isFields,
  timestamp,
  valueAt,
} from './behaviour.ts';
import { selectByQuery } from './list-queries.ts';
import { DEFAULT_PAGE, type PageRule, pageReply } from './page.ts';

export interface FieldRule {
  /** Dotted path in the body. */
  field: string;
  /** What an error calls the field, where that is not the last part of its path. */
  named?: string;
  /** The sentence after `{field}: `. */
  message: string;
  valid: (value: unknown, body: Fields, exchange: Exchange) => boolean;
}

export interface Transition {
  /** The status after it; absent: as before. */
  to?: string;
  /** Other fields that it sets. */
  sets?: Fields;
  /** Statuses from which it is allowed; absent: from any. */
  from?: string[];
}

export interface CollectionType {
  /** Template with `{}` for ids: `/api/v1/authorizationServers/{}/scopes`. */
  path: string;
  /** The type's name where an id of it is unknown (`refuseUnknown`). */
  name: string;
  prefix: string;
  /** Types that contain this one, outermost first, one for each `{}` of the path. */
  parents?: readonly Pick<CollectionType, 'path' | 'name'>[];
  rules: readonly FieldRule[];
  /** What the summary of E0000001 names; default: the first field at fault. */
  subject?: string;
  /** Dotted field that must be unique in the collection, with the sentence for a duplicate. */
  unique?: { field: string; message: string };
  page?: PageRule;
  /** Extra criteria of a list call. */
  listed?: (entity: Entity, exchange: Exchange) => boolean;
  /** Defaults of a new entity; the body's own fields are laid over them. */
  defaults?: (exchange: Exchange, body: Fields) => Fields;
  /** Fields that a body can never set. */
  fixed?: readonly string[];
  view?: (entity: Entity, exchange: Exchange) => Fields;
  lifecycle?: Record<string, Transition>;
  /** Puts its collection in order after one of it was made, replaced or removed. */
  settle?: (all: Entity[], changed: Entity | null) => void;
  /** Refuse a removal by throwing, or undo what hangs on the entity. */
  beforeRemove?: (entity: Entity, exchange: Exchange) => void;
}

const ALWAYS_FIXED = ['id', 'created', 'lastUpdated', '_links', '_embedded'];

function collectionPath(type: Pick<CollectionType, 'path'>, exchange: Exchange): string {
  let next = 0;
  return type.path.replace(/\{\}/g, () => encodeURIComponent(idAt(exchange, next++)));
}

export function storeOf(type: Pick<CollectionType, 'path' | 'parents'>, exchange: Exchange): Store {
  type.parents?.forEach((parent, index) => {
    const id = idAt(exchange, index);
    if (!exchange.org.store(collectionPath(parent, exchange)).has(id)) refuseUnknown(exchange, id, parent.name);
  });
  return exchange.org.store(collectionPath(type, exchange));
}

export function entityOf(type: CollectionType, exchange: Exchange): Entity {
  const id = idAt(exchange, placeholders(type.path));
  return storeOf(type, exchange).get(id) ?? refuseUnknown(exchange, id, type.name);
}

export function viewOf(type: CollectionType, entity: Entity, exchange: Exchange): Fields {
  const self = `${exchange.origin}${collectionPath(type, exchange)}/${encodeURIComponent(entity.id)}`;
  const shown: Fields = { ...entity, ...type.view?.(entity, exchange) };
  const links = isFields(shown._links) ? shown._links : {};
  return { ...shown, _links: { self: { href: self }, ...linksOf(type, entity, self), ...links } };
}

function linksOf(type: CollectionType, entity: Entity, self: string): Fields {
  const links: Fields = {};
  for (const [verb, transition] of Object.entries(type.lifecycle ?? {})) {
    if (entity.status === transition.to) continue;
    links[verb] = { href: `${self}/lifecycle/${verb}`, hints: { allow: ['POST'] } };
  }
  return links;
}

const nameOf = ({ field, named }: FieldRule): string => named ?? field.split('.').at(-1) ?? field;

function checkRules(type: CollectionType, exchange: Exchange, body: Fields, current?: Entity): void {
  const faults = type.rules.filter(({ field, valid }) => !valid(valueAt(body, field), body, exchange));
  const first = faults[0];
  if (first) {
    const subject = type.subject ?? nameOf(first);
    refuse(
      exchange,
      'E0000001',
      subject,
      faults.map((fault) => `${nameOf(fault)}: ${fault.message}`),
    );
  }
  const { unique } = type;
  if (!unique) return;
  const value = String(valueAt(body, unique.field)).toLowerCase();
  const twin = storeOf(type, exchange)
    .all()
    .find((other) => String(valueAt(other, unique.field)).toLowerCase() === value);
  if (twin && twin !== current) {
    const name = unique.field.split('.').at(-1);
    refuse(exchange, 'E0000001', name, [`${name}: ${unique.message}`]);
  }
}

export function createEntity(type: CollectionType, exchange: Exchange): Entity {
  const body = bodyOf(exchange);
  const store = storeOf(type, exchange);
  checkRules(type, exchange, body);
  const now = timestamp(exchange.at);
  const entity: Entity = {
    id: exchange.org.ids.id(type.prefix),
    ...type.defaults?.(exchange, body),
    ...without(body, [...ALWAYS_FIXED, ...(type.fixed ?? []), ...(type.lifecycle ? ['status'] : [])]),
    created: now,
    lastUpdated: now,
  };
  store.add(entity);
  type.settle?.(store.all(), entity);
  return entity;
}

function replaceEntity(type: CollectionType, exchange: Exchange): Entity {
  const entity = entityOf(type, exchange);
  const body = bodyOf(exchange);
  checkRules(type, exchange, body, entity);
  const kept = [...ALWAYS_FIXED, ...(type.fixed ?? []), 'status', 'system'];
  for (const field of Object.keys(entity)) if (!kept.includes(field)) delete entity[field];
  Object.assign(entity, without({ ...type.defaults?.(exchange, body), ...body }, kept));
  entity.lastUpdated = timestamp(exchange.at);
  type.settle?.(storeOf(type, exchange).all(), entity);
  return entity;
}

function listEntities(type: CollectionType, exchange: Exchange): Reply {
  const store = storeOf(type, exchange);
  const listed = store.all().filter((entity) => type.listed?.(entity, exchange) ?? true);
  return pageReply(exchange, store, selectByQuery(exchange, listed), type.page ?? DEFAULT_PAGE, (entity) =>
    viewOf(type, entity, exchange),
  );
}

/** Register list, create, get, replace, remove and the lifecycle of a type. */
export function registerCollection(behaviours: Behaviours, type: CollectionType): void {
  const item = `${type.path}/{}`;
  behaviours.set(operationKey('GET', type.path), (exchange) => listEntities(type, exchange));
  behaviours.set(operationKey('POST', type.path), (exchange) =>
    json(declaredStatus(exchange), viewOf(type, createEntity(type, exchange), exchange)),
  );
  behaviours.set(operationKey('GET', item), (exchange) => json(200, viewOf(type, entityOf(type, exchange), exchange)));
  behaviours.set(operationKey('PUT', item), (exchange) =>
    json(200, viewOf(type, replaceEntity(type, exchange), exchange)),
  );
  behaviours.set(operationKey('DELETE', item), (exchange) => {
    const entity = entityOf(type, exchange);
    type.beforeRemove?.(entity, exchange);
    const store = storeOf(type, exchange);
    store.remove(entity.id);
    type.settle?.(store.all(), null);
    return empty(declaredStatus(exchange));
  });
  for (const [verb, transition] of Object.entries(type.lifecycle ?? {})) {
    behaviours.set(operationKey('POST', `${item}/lifecycle/${verb}`), (exchange) => {
      const entity = entityOf(type, exchange);
      if (transition.from && !transition.from.includes(String(entity.status))) refuse(exchange, 'E0000107');
      Object.assign(entity, transition.to && { status: transition.to }, transition.sets);
      entity.lastUpdated = timestamp(exchange.at);
      const status = declaredStatus(exchange);
      return status === 204 ? empty(204) : json(status, viewOf(type, entity, exchange));
    });
  }
}

export const ACTIVATION: Record<string, Transition> = { activate: { to: 'ACTIVE' }, deactivate: { to: 'INACTIVE' } };

const placeholders = (path: string): number => path.split('{}').length - 1;

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
