// A path below a user, an app, a brand is about that thing: when it does not exist, nothing below it does either. A thing can
// be missing where the catalogue both lists its kind and reads one by id. Serves the operations without a behaviour of their
// own; those with one look for themselves.
import type { Exchange } from '../http/exchange.ts';
import { refuseUnknown } from '../http/okta-error.ts';
import { operationKey } from '../http/route.ts';
import { idAt } from './behaviour.ts';
import { hasThing } from './find-thing.ts';
import { isList } from './list-shape.ts';
import { resourceName } from './resource-names.ts';
import { findUser, USERS } from './types/users.ts';

export function checkOwner(exchange: Exchange): void {
  const segments = exchange.operation?.path.split('/') ?? [];
  let template = '';
  let path = '';
  let at = 0;
  for (const [index, segment] of segments.entries()) {
    if (index === 0) continue;
    if (!segment.startsWith('{')) {
      template += `/${segment}`;
      path += `/${segment}`;
      continue;
    }
    const id = idAt(exchange, at++);
    if (index < segments.length - 1) checkThing(exchange, template, path, id);
    template += '/{}';
    path += `/${encodeURIComponent(id)}`;
  }
}

function checkThing(exchange: Exchange, template: string, path: string, id: string): void {
  const { org } = exchange;
  if (template === USERS) {
    findUser(exchange, id);
    return;
  }
  const list = org.operations.get(operationKey('GET', template));
  if (!list || !isList(list) || !org.operations.has(operationKey('GET', `${template}/{}`))) return;
  if (!hasThing(org, path, id)) refuseUnknown(exchange, id, resourceName(template.split('/').at(-1) ?? '', template));
}
