// The page on which an admin authorizes a draft, and what its two buttons do.
import { installInstance, slugOf } from '../clients/instance-changes.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { logInstanceChange, logNewInstance } from '../log/log-instances.ts';
import { idAt } from '../resources/behaviour.ts';
import { actingAdmin } from './acting-admin.ts';
import { browserOf, readForm } from './browser-guard.ts';
import { frameOf, goTo } from './frame.ts';
import { authorizePage, faultPage } from './pages.ts';
import { LIST, PATHS } from './paths.ts';
import { scopeWords } from './scope-words.ts';

export function answerDraftPage(exchange: Exchange): Reply {
  const draftId = idAt(exchange, 0);
  const { org, at } = exchange;
  const draft = org.console.drafts.get(draftId, at);
  if (!draft) return gone();
  const scopes = draft.scopes.map((scope) => scopeWords(org, scope));
  return authorizePage(frameOf(exchange), { draftId, draft, scopes, fault: null });
}

export async function answerDraft(exchange: Exchange): Promise<Reply> {
  const form = await readForm(exchange);
  if (!(form instanceof URLSearchParams)) return form;
  const { org, at } = exchange;
  const draft = org.console.drafts.take(idAt(exchange, 0), at);
  if (!draft) return gone();
  if (form.get('decision') !== 'install') return goTo(`${LIST}?done=cancelled`);
  const admin = actingAdmin(org);
  const { client, secret } = installInstance(
    org,
    {
      type: slugOf(draft.name),
      name: draft.name,
      ...(draft.description !== null && { description: draft.description }),
      ...(draft.guide !== null && { guide: draft.guide }),
      scopes: draft.scopes,
      properties: {},
      createdBy: admin.id,
    },
    at,
  );
  logNewInstance(exchange, client, admin);
  logInstanceChange(exchange, 'POST /integrations/api/v1/api-services', client, admin);
  org.console.unread.set(secret.id, browserOf(exchange).id);
  return goTo(PATHS.shown(client.id, secret.id));
}

const gone = (): Reply =>
  faultPage({
    status: 404,
    title: 'No such draft',
    text: 'It was installed or cancelled already, or the sandbox org was reset since. Open the Authorize integration page again from the bench.',
  });
