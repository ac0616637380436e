// The forecast beside Send: what it needs as chips, what will happen in words, and one click that puts it right.
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AuthForecast, Preflight } from '../../../../../shared/model/preflight.ts';
import type { TokenInfo } from '../../../../../shared/model/token.ts';
import type { Operation } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { host } from '../../../../platform/client.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../../platform/session-state/tenants.ts';
import { tokensStore, useCurrentToken } from '../../../../platform/session-state/tokens.ts';
import { ScopeChip } from '../../../../ui/chips/ScopeChip.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { Button } from '../../../../ui/controls/Button.tsx';
import { useNow } from '../../../../ui/values/use-now.ts';
import { addScopes } from '../../scopes/change-scopes.ts';
import { selectedScopes, useScopeState } from '../../scopes/scope-store.ts';
import { requestInParts } from '../../token/request-token.ts';
import { setAuth } from '../change-draft.ts';
import type { AuthDraft } from '../draft.ts';
import { useRequestState } from '../request-store.ts';
import css from './PreflightLine.module.css';

const ICONS = { good: IconCircleCheck, warning: IconAlertTriangle, info: IconInfoCircle };

export function PreflightLine({ operation }: { operation: Operation | null }) {
  const said = usePreflight(operation);
  const auth = useRequestState((state) => state.draft.auth);
  if (!said) return null;
  const { tone, text, needs, missing, leftOut } = said.forecast;
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
    <div className={classNames(css.line, !said.ofThis && css.ofBefore)} role="status" aria-label="Before sending">
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
            {leftOut ? 'Granted since? Request again' : 'Select what it needs'}
          </Button>
        )}
      </div>
    </div>
  );
}

interface Said {
  forecast: Preflight;
  /** False while the host is asked about a request that has changed: then it only keeps the place of what follows. */
  ofThis: boolean;
}

/** The host's forecast for the request as it is, asked for again when scopes, tokens or the draft change, and as time goes. */
function usePreflight(operation: Operation | null): Said | null {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const current = useCurrentToken();
  const tokens = useStore(tokensStore, (state) => state.tokens);
  const selected = useScopeState((state) => state.selected);
  const auth = useRequestState((state) => state.draft.auth);
  const given = useRequestState((state) => state.pasted.trim() !== '');
  const now = useNow('slow');
  const operationId = operation?.id ?? null;
  const choice = forecastOf(auth, selected, current, given);
  const input = tenant && { tenantId: tenant.id, credentialId: credential?.id ?? null, operationId, auth: choice };
  const question = JSON.stringify(input);
  const [answered, setAnswered] = useState<{ question: string; forecast: Preflight } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: tokens and time are not in the question, and change its answer
  useEffect(() => {
    if (!input) return;
    let asked = true;
    // Where the host does not answer, nothing is said: sending will say why.
    host.request.preflight(input).then(
      (forecast) => asked && setAnswered({ question, forecast }),
      () => asked && setAnswered(null),
    );
    return () => {
      asked = false;
    };
  }, [question, tenant, credential, tokens, now]);
  return answered && { forecast: answered.forecast, ofThis: answered.question === question };
}

function forecastOf(
  auth: AuthDraft,
  selected: readonly string[],
  current: TokenInfo | null,
  given: boolean,
): AuthForecast {
  switch (auth.kind) {
    case 'auto':
    case 'credential':
      return { ...auth, scopes: [...selected] };
    case 'token':
      return { kind: 'token', tokenId: current?.tokenId ?? null };
    case 'pasted':
      return { ...auth, given };
    case 'none':
      return auth;
  }
}
