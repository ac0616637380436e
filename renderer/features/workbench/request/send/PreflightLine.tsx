// The forecast beside Send: what it needs as chips, what will happen in words, and one click that puts it right.
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Operation } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../../platform/session-state/tenants.ts';
import { tokensStore, useCurrentToken } from '../../../../platform/session-state/tokens.ts';
import { ScopeChip } from '../../../../ui/chips/ScopeChip.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { Button } from '../../../../ui/controls/Button.tsx';
import { useNow } from '../../../../ui/values/use-now.ts';
import { addScopes } from '../../scopes/change-scopes.ts';
import { selectedScopes, useScopeState } from '../../scopes/scope-store.ts';
import { requestInParts } from '../../token/request-token.ts';
import { authOutlook } from '../auth-outlook.ts';
import { setAuth } from '../change-draft.ts';
import { useRequestState } from '../request-store.ts';
import css from './PreflightLine.module.css';
import { type Preflight, preflight } from './preflight.ts';

const ICONS = { good: IconCircleCheck, warning: IconAlertTriangle, info: IconInfoCircle };

export function PreflightLine({ operation }: { operation: Operation | null }) {
  const forecast = usePreflight(operation);
  const auth = useRequestState((state) => state.draft.auth);
  if (!forecast) return null;
  const { tone, text, needs, missing, leftOut } = forecast;
  const Icon = ICONS[tone];
  const select = () => {
    addScopes(missing);
    // A token that is fixed does not get the scopes that are chosen now.
    if (auth.kind === 'token') setAuth({ kind: 'auto' });
  };
  const askAgain = () => {
    select();
    const of = auth.kind === 'credential' ? { credentialId: auth.credentialId } : {};
    void requestInParts({ ...of, scopes: selectedScopes() });
  };
  return (
    <div className={css.line} role="status" aria-label="Before sending">
      <Icon size={16} stroke={1.75} aria-hidden className={classNames(css.icon, css[tone])} />
      <div className={css.words}>
        {needs.length > 0 && (
          <span className={css.needs}>
            Needs
            {needs.map(({ name, has }) => (
              <ScopeChip key={name} name={name} {...(has === null ? {} : { state: has ? 'granted' : 'missing' })} />
            ))}
          </span>
        )}
        <span className={css.text}>{text}</span>
        {missing.length > 0 && auth.kind !== 'pasted' && (
          <Button size="small" onClick={leftOut ? askAgain : select}>
            {leftOut ? 'Granted by now? Ask again' : 'Select what it needs'}
          </Button>
        )}
      </div>
    </div>
  );
}

// The forecast for the request as it is, renewed when scopes, tokens or the draft change.
function usePreflight(operation: Operation | null): Preflight | null {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const current = useCurrentToken();
  const tokens = useStore(tokensStore, (state) => state.tokens);
  const selected = useScopeState((state) => state.selected);
  const auth = useRequestState((state) => state.draft.auth);
  const pasted = useRequestState((state) => state.pasted);
  const now = useNow('slow');
  if (!tenant) return null;
  const credentialId = credential?.id ?? null;
  const outlook = authOutlook({
    auth,
    tenant,
    credentialId,
    selected,
    needed: operation?.scopes ?? [],
    tokens,
    current,
    pasted,
    now,
  });
  return preflight(operation, outlook);
}
