// Which of the two big buttons is the next step, and so the one that is filled: a token first, where the request takes the
// one that is held or asked for here; then Send. Both can be clicked at any time.
import { useSelectedCredential } from '../../platform/session-state/tenants.ts';
import { isOver, useCurrentToken } from '../../platform/session-state/tokens.ts';
import { useNow } from '../../ui/values/use-now.ts';
import { useRequestState } from './request/request-store.ts';

export function useNextStep(): 'token' | 'send' {
  const credential = useSelectedCredential();
  const token = useCurrentToken();
  const auth = useRequestState((state) => state.draft.auth.kind);
  const now = useNow('second');
  const held = token !== null && !isOver(token, now);
  const wanted = auth === 'auto' || auth === 'token';
  return credential && wanted && !held ? 'token' : 'send';
}
