// The page learns here that the host has sent something, by a call or in a run: then the history is longer, a secret was used,
// the ledger knows more. What shows such a thing reads it again. Also when the window regains focus, because another window or
// the command line may have sent.

/** Calls after which the host has sent something. Runs report theirs as they go on (runs/follow-run.ts). */
const SENDING = new Set([
  'tenant.check',
  'credential.readRegisteredScopes',
  'credential.test',
  'history.orgReason',
  'token.request',
  'token.introspect',
  'token.revoke',
  'token.verify',
  'request.send',
  'request.resend',
  'request.next',
  'request.copyWithToken',
  'appAccess.read',
  'appAccess.change',
  'appAccess.testSecret',
]);
/** A run has news many times a second; nobody reads as fast. */
const EVERY_MS = 500;

const listeners = new Set<() => void>();

export const isSending = (path: readonly string[]): boolean => SENDING.has(path.join('.'));

export function hostHasSent(): void {
  for (const listener of listeners) listener();
}

/** `listener` is called at once, and again EVERY_MS later when there was more meanwhile. Returns what ends it. */
export function onHostSent(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let more = false;
  const call = () => {
    if (timer !== null) {
      more = true;
      return;
    }
    timer = setTimeout(() => {
      timer = null;
      if (!more) return;
      more = false;
      call();
    }, EVERY_MS);
    listener();
  };
  listeners.add(call);
  window.addEventListener('focus', call);
  return () => {
    listeners.delete(call);
    window.removeEventListener('focus', call);
    if (timer !== null) clearTimeout(timer);
  };
}
