// Send the request, and everything that ends in a response: the next page, sending again. One at a time; what runs can be
// cancelled. Whatever the org says is a result; only what kept the bench from asking is an error.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { SendResult } from '../../../../shared/model/request.ts';
import { mayGoOnAt } from '../../../../shared/okta/wire-text/rate-limit.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { noteOrgClock, putToken } from '../../../platform/session-state/tokens.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { requestFocus } from '../focus-request.ts';
import { disarm, setRequestTab } from '../request/change-draft.ts';
import { pastesRead } from '../request/paste-request.ts';
import { toSendInput } from '../request/send/to-send-input.ts';
import { noteTokenResult } from '../token/request-token.ts';
import { putResponse } from './change-responses.ts';
import { responseStore, shownEntry } from './response-store.ts';

interface Attempt {
  words: string;
  /** The exchange whose action this is. */
  about?: string;
  steps?: readonly string[];
  call: (requestKey: string) => Promise<SendResult>;
}

function note(result: SendResult, { about, steps = [] }: Attempt): void {
  if (result.outcome === 'answered') {
    // `cached` is about a click on Request token: a send takes the held token as a matter of course.
    if (result.token) putToken({ ...result.token, cached: false });
    const { exchange, token } = result;
    noteOrgClock(exchange);
    putResponse({ exchange, token, steps, outcome: 'answered', joined: null });
    return;
  }
  const { tokenResult } = result;
  const credentialId = tokenResult.exchange?.credentialId;
  if (credentialId) noteTokenResult(credentialId, tokenResult);
  if (tokenResult.outcome !== 'granted')
    putResponse({ exchange: tokenResult.exchange, token: null, steps: [], outcome: 'no-token', joined: null });
  else if (about !== undefined) noteLeftOut(about, tokenResult.token.missing);
}

/** The org was asked again and gave a token without what the request needs: sending it would be refused the same way. */
function noteLeftOut(exchangeId: string, missing: readonly string[]): void {
  const names = missing.join(', ');
  const text = `Asked again: the org granted a token without ${names}, so nothing was sent. An admin has to grant it to this integration first.`;
  responseStore.setState(({ leftOut }) => ({
    cureReport: { exchangeId, text },
    leftOut: { ...leftOut, [exchangeId]: missing },
  }));
}

export async function attempt(what: Attempt): Promise<void> {
  if (responseStore.getState().running) return;
  const requestKey = crypto.randomUUID();
  const running = { requestKey, since: Date.now(), words: what.words };
  // Another request ends a wait.
  void stopWaiting().catch(reportProblem);
  responseStore.setState({ running, notSent: null, error: null, cureReport: null });
  try {
    const result = await withVault('overlay', () => what.call(requestKey));
    if (result) note(result, what);
  } catch (thrown) {
    if (!isAbort(thrown)) responseStore.setState({ error: toUserError(thrown) });
  } finally {
    responseStore.setState({ running: null });
  }
}

/**
 * The host waits until the org takes again what its rate limit refused. False when the wait was ended before, or there was nothing to
 * wait for: then nothing is to be sent.
 */
export async function waitForRateLimit(exchange: Exchange): Promise<boolean> {
  await stopWaiting();
  const requestKey = crypto.randomUUID();
  // The time is for the countdown alone.
  responseStore.setState({ waiting: { exchangeId: exchange.id, requestKey, until: mayGoOnAt(exchange) } });
  const isOurs = () => responseStore.getState().waiting?.requestKey === requestKey;
  try {
    const { over } = await host.request.waitForReset({ exchangeId: exchange.id, requestKey });
    return over && isOurs();
  } catch (thrown) {
    if (isOurs() && !isAbort(thrown)) responseStore.setState({ error: toUserError(thrown) });
    return false;
  } finally {
    if (isOurs()) responseStore.setState({ waiting: null });
  }
}

export async function stopWaiting(): Promise<void> {
  const { waiting } = responseStore.getState();
  if (!waiting) return;
  responseStore.setState({ waiting: null });
  await host.request.cancel({ requestKey: waiting.requestKey });
}

/** Send what the builder holds. What is missing is said beside the button, and the focus goes there. */
export async function sendRequest(): Promise<void> {
  await pastesRead();
  const built = toSendInput();
  if (!built.ok) {
    responseStore.setState({ notSent: built.reason });
    if (built.focus === 'missing-parameter') setRequestTab('parameters');
    if (built.focus) requestFocus(built.focus);
    return;
  }
  const { input } = built;
  await attempt({ words: 'Sending', call: (requestKey) => host.request.send({ ...input, requestKey }) });
  disarm();
}

export async function nextPage(): Promise<void> {
  const entry = shownEntry();
  if (!entry?.exchange.hasNext) return;
  const exchangeId = entry.exchange.id;
  await attempt({
    words: 'Fetching the next page',
    call: (requestKey) => host.request.next({ exchangeId, requestKey }),
  });
}

export async function cancelSending(): Promise<void> {
  const requestKey = responseStore.getState().running?.requestKey;
  await Promise.all([stopWaiting(), requestKey && host.request.cancel({ requestKey })]);
}
