// The list of API service integrations, the details of one, and what can be done there: a second secret, switched on and off, deleted, and the end of the integration. The same records as
// under /integrations/api/v1/api-services, and the same events.
import type { ClientSecret, Integration } from '../clients/client.ts';
import {
  addSecret,
  type InstanceRefusal,
  maskedSecret,
  removeSecret,
  revokeInstance,
  turnSecret,
} from '../clients/instance-changes.ts';
import type { Exchange } from '../http/exchange.ts';
import { Refusal, type Reply } from '../http/reply.ts';
import { logInstanceChange } from '../log/log-instances.ts';
import { idAt } from '../resources/behaviour.ts';
import { actingAdmin, nameOfActor } from './acting-admin.ts';
import { browserOf, readForm } from './browser-guard.ts';
import { frameOf, goTo } from './frame.ts';
import {
  alreadyShownPage,
  faultPage,
  instancePage,
  listPage,
  revokePage,
  type ShownInstance,
  secretPage,
} from './pages.ts';
import { LIST, PATHS } from './paths.ts';
import { scopeWords } from './scope-words.ts';

const API = '/integrations/api/v1/api-services';

export function answerList(exchange: Exchange): Reply {
  const instances = exchange.org.integrations.list().map((client) => toShown(exchange, client));
  return listPage(frameOf(exchange), { instances, done: exchange.url.searchParams.get('done') ?? '' });
}

export const answerInstance = (exchange: Exchange): Reply => detailsOf(exchange, instanceOf(exchange), null);

export const answerRevokePage = (exchange: Exchange): Reply => revokePage(frameOf(exchange), instanceOf(exchange));

export async function answerRevoke(exchange: Exchange): Promise<Reply> {
  const form = await readForm(exchange);
  if (!(form instanceof URLSearchParams)) return form;
  const client = instanceOf(exchange);
  revokeInstance(exchange.org, client);
  logInstanceChange(exchange, `DELETE ${API}/{}`, client, actingAdmin(exchange.org));
  return goTo(`${LIST}?done=revoked`);
}

export async function answerNewSecret(exchange: Exchange): Promise<Reply> {
  const form = await readForm(exchange);
  if (!(form instanceof URLSearchParams)) return form;
  const client = instanceOf(exchange);
  const { org, at } = exchange;
  const secret = addSecret(org, client, at);
  if ('refused' in secret) return detailsOf(exchange, client, secret.refused);
  logInstanceChange(exchange, `POST ${API}/{}/credentials/secrets`, client, actingAdmin(org));
  org.console.unread.set(secret.id, browserOf(exchange).id);
  return goTo(PATHS.shown(client.id, secret.id));
}

/** Once, in the browser in which it was made; a HEAD request, or one that only fetches ahead, does not use it up. */
export function answerShownSecret(exchange: Exchange): Reply {
  const client = instanceOf(exchange);
  const { unread } = exchange.org.console;
  const id = idAt(exchange, 1);
  const secret = client.secrets.find((one) => one.id === id);
  const ahead = exchange.request.headers.has('sec-purpose');
  const mayRead = exchange.method === 'GET' && !ahead && unread.get(id) === browserOf(exchange).id;
  if (!secret || !mayRead) return alreadyShownPage(frameOf(exchange), { clientId: client.id, name: client.name });
  unread.delete(id);
  return secretPage(frameOf(exchange), { clientId: client.id, name: client.name, secret: secret.secret });
}

const SECRET = `${API}/{}/credentials/secrets/{}`;

type Change = (client: Integration, secret: ClientSecret, at: number) => ClientSecret | InstanceRefusal;

/** By the value of the button: what it does, and the operation of the API that does the same. */
const CHANGES = new Map<string, readonly [change: Change, key: string]>([
  ['activate', [(client, secret, at) => turnSecret(client, secret, 'ACTIVE', at), `POST ${SECRET}/lifecycle/activate`]],
  [
    'deactivate',
    [(client, secret, at) => turnSecret(client, secret, 'INACTIVE', at), `POST ${SECRET}/lifecycle/deactivate`],
  ],
  ['delete', [removeSecret, `DELETE ${SECRET}`]],
]);

export async function answerSecret(exchange: Exchange): Promise<Reply> {
  const form = await readForm(exchange);
  if (!(form instanceof URLSearchParams)) return form;
  const client = instanceOf(exchange);
  const id = idAt(exchange, 1);
  const secret = client.secrets.find((one) => one.id === id);
  const change = CHANGES.get(form.get('action') ?? '');
  if (!secret || !change) return detailsOf(exchange, client, 'That secret is not there any more.');
  const changed = change[0](client, secret, exchange.at);
  if ('refused' in changed) return detailsOf(exchange, client, changed.refused);
  logInstanceChange(exchange, change[1], client, actingAdmin(exchange.org));
  return goTo(PATHS.instance(client.id));
}

function instanceOf(exchange: Exchange): Integration {
  const client = exchange.org.integrations.get(idAt(exchange, 0));
  if (client) return client;
  throw new Refusal(
    faultPage({
      status: 404,
      title: 'No such integration',
      text: 'It was revoked, or the sandbox org was reset since.',
    }),
  );
}

const detailsOf = (exchange: Exchange, client: Integration, fault: string | null): Reply =>
  instancePage(frameOf(exchange), { instance: toShown(exchange, client), origin: exchange.origin, fault });

function toShown({ org }: Exchange, client: Integration): ShownInstance {
  return {
    id: client.id,
    name: client.name,
    description: client.description ?? null,
    guide: client.guide ?? null,
    active: client.active,
    created: dayOf(client.created),
    createdBy: nameOfActor(org, client.createdBy),
    secrets: client.secrets.map((secret) => ({
      id: secret.id,
      masked: maskedSecret(secret),
      created: dayOf(secret.created),
      status: secret.status,
    })),
    scopes: client.granted.map((scope) => scopeWords(org, scope)),
  };
}

const DAYS = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const dayOf = (epochMs: number): string => `${DAYS.format(epochMs)} UTC`;
