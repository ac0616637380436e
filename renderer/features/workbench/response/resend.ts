// The actions of a verdict: what puts the cause right, then the same request once more, with every step told.
// A write on a production tenant is never sent again by itself: it waits to be armed.
import type { SendInput } from '../../../../shared/contract/request.ts';
import { guardWrite } from '../../../../shared/okta/write-guard.ts';
import { tenantsStore } from '../../../platform/session-state/tenants.ts';
import { currentToken } from '../../../platform/session-state/tokens.ts';
import { setAuth } from '../request/change-draft.ts';
import { toSendInput } from '../request/to-send-input.ts';
import { addScopes, setScopes } from '../scopes/change-scopes.ts';
import { selectedScopes } from '../scopes/scope-store.ts';
import { requestToken } from '../token/request-token.ts';
import { type ResponseEntry, responseStore } from './response-store.ts';
import { sendInput } from './send.ts';

const say = (aftermath: string): void => responseStore.setState({ aftermath });

function inputOf(entry: ResponseEntry): SendInput | null {
  if (entry.input) return entry.input;
  const built = toSendInput();
  if (built.ok) return built.input;
  responseStore.setState({ notSent: built.reason });
  return null;
}

async function sendUnguarded(input: SendInput, steps: readonly string[]): Promise<void> {
  const tenant = tenantsStore.getState().tenants.find((known) => known.id === input.tenantId);
  if (tenant && guardWrite(input.method, tenant).level !== 'none')
    return say(`${steps.join(' ')} Arm the request and send it when you are ready.`.trim());
  const { armed: _armed, confirmName: _name, ...rest } = input;
  await sendInput(rest, steps);
}

export async function sendAgain(entry: ResponseEntry): Promise<void> {
  const input = inputOf(entry);
  if (input) await sendUnguarded(input, ['Sent again.']);
}

/** Add the scopes that the request lacked, get a token with them, and send again when it has them. */
export async function requestMissingAndSend(entry: ResponseEntry): Promise<void> {
  const input = inputOf(entry);
  const missing = entry.exchange.verdict.missingScopes;
  if (!input || missing.length === 0) return;
  addScopes(missing);
  const names = missing.join(', ');
  const { auth } = input;
  if (auth.kind === 'credential')
    return sendUnguarded({ ...input, auth: { ...auth, scopes: [...new Set([...auth.scopes, ...missing])] } }, [
      `Requested ${names} as well and sent again.`,
    ]);
  const before = auth.kind === 'token' ? (currentToken()?.requested ?? []) : selectedScopes();
  const scopes = [...new Set([...before, ...missing])];
  const result = await requestToken({ scopes });
  if (!result) return say('No token was requested. The Token panel says why.');
  if (result.outcome !== 'granted')
    return say(`The org gave no token with ${names}: ${result.exchange.verdict.title}. Nothing was sent again.`);
  const still = missing.filter((name) => result.token.missing.includes(name));
  if (still.length > 0)
    return say(
      `Requested ${names}. The org granted a token without ${still.join(', ')}: it is not granted to this integration. Sending again would be refused the same way.`,
    );
  const choice: SendInput['auth'] =
    auth.kind === 'token' ? { kind: 'token', tokenId: result.token.tokenId } : { kind: 'auto', scopes };
  await sendUnguarded({ ...input, auth: choice }, [`Requested ${names}: granted.`, 'Sent again.']);
}

/** A new token for the same scopes, and the request with it. */
export async function renewAndSend(entry: ResponseEntry): Promise<void> {
  const input = inputOf(entry);
  if (!input) return;
  const { auth } = input;
  const scopes =
    auth.kind === 'auto' || auth.kind === 'credential' ? auth.scopes : (entry.token?.requested ?? selectedScopes());
  const result = await requestToken({ scopes, fresh: true });
  if (result?.outcome !== 'granted') return say('The org gave no new token. The Token panel says why.');
  const choice: SendInput['auth'] =
    auth.kind === 'token' ? { kind: 'token', tokenId: result.token.tokenId } : { kind: 'auto', scopes: [...scopes] };
  await sendUnguarded({ ...input, auth: choice }, ['Renewed the token.', 'Sent again.']);
}

/** The request went out without a token: take the ordinary way from now on. */
export async function sendWithToken(entry: ResponseEntry): Promise<void> {
  const input = inputOf(entry);
  if (!input) return;
  setAuth({ kind: 'auto' });
  await sendUnguarded({ ...input, auth: { kind: 'auto', scopes: [...selectedScopes()] } }, ['Sent with a token.']);
}

/** Leave out the scopes that the org cannot grant and try once more. */
export async function dropScopesAndSend(entry: ResponseEntry, drop: readonly string[]): Promise<void> {
  const input = inputOf(entry);
  if (!input) return;
  setScopes(selectedScopes().filter((name) => !drop.includes(name)));
  const auth: SendInput['auth'] =
    input.auth.kind === 'credential'
      ? { ...input.auth, scopes: [...selectedScopes()] }
      : { kind: 'auto', scopes: [...selectedScopes()] };
  await sendUnguarded({ ...input, auth }, [`Left out ${drop.join(', ')}.`]);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Send again when the rate limit's window has ended, by the org's own clock. */
export function waitAndSend(entry: ResponseEntry): void {
  const waitMs = Math.max(1000, entry.exchange.rateLimit?.waitMs ?? 60_000);
  const until = Math.max(Date.now(), entry.exchange.at + entry.exchange.timing.total + waitMs);
  responseStore.setState({ waiting: { exchangeId: entry.exchange.id, until } });
  clearTimeout(timer);
  timer = setTimeout(() => {
    // Another request, or Cancel, ends the wait.
    if (responseStore.getState().waiting?.exchangeId === entry.exchange.id) void sendAgain(entry);
  }, until - Date.now());
}

export function stopWaiting(): void {
  clearTimeout(timer);
  responseStore.setState({ waiting: null });
}
