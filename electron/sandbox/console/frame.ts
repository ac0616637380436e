// What every page of the Admin Console needs of the request, and the way from a form to the next page.
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { actingAdmin } from './acting-admin.ts';
import { browserOf } from './browser-guard.ts';
import type { Frame } from './pages.ts';

export function frameOf(exchange: Exchange): Frame {
  const { formToken, headers } = browserOf(exchange);
  return { admin: actingAdmin(exchange.org).displayName, formToken, headers };
}

/** A reload of what follows sends no form again. */
export const goTo = (path: string): Reply => ({
  status: 303,
  headers: [
    ['location', path],
    ['referrer-policy', 'same-origin'],
  ],
});
