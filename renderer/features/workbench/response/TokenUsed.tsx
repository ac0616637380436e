// What the request went out with, and how its scopes compare to what the operation demands.
import { impliedBy } from '../../../../shared/okta/scopes/scope.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { useOrgClock } from '../../../platform/session-state/tokens.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { DataList } from '../../../ui/lists/DataList.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import type { ResponseEntry } from './response-store.ts';
import css from './TokenUsed.module.css';

const WAYS = {
  auto: 'A token for the chosen scopes',
  token: 'The token in view',
  credential: 'Another credential',
  pasted: 'A pasted token',
  none: 'No Authorization',
} as const;

export function TokenUsed({ entry: { exchange, token, outcome } }: { entry: ResponseEntry }) {
  const { operation } = useCatalogue();
  const ahead = useOrgClock(exchange.tenantId);
  const needs = (exchange.operationId && operation.get(exchange.operationId)?.scopes) || [];
  const held = exchange.heldScopes;
  const sent = exchange.repeat?.kind === 'request' ? exchange.repeat.request : null;
  const inUse = new Set(needs.flatMap(impliedBy));
  if (outcome === 'no-token') return <p className={css.note}>No token was granted, so nothing was sent.</p>;
  return (
    <div className={css.view}>
      <DataList
        items={[
          ...(sent ? [{ label: 'Authorised by', value: WAYS[sent.auth.kind] }] : []),
          { label: 'Credential', value: exchange.credentialName ?? 'none' },
          ...(token ? [{ label: 'Issued', value: <RelativeTime at={token.issuedAt} /> }] : []),
          ...(token?.expiresAt ? [{ label: 'Expires', value: <RelativeTime at={token.expiresAt - ahead} /> }] : []),
          {
            label: 'Needs',
            value: needs.length === 0 ? 'no scope, as far as is known' : <Chips names={needs} />,
          },
          {
            label: 'Held',
            value:
              held === null ? (
                'unknown: the token cannot be decoded'
              ) : held.length === 0 ? (
                'no scopes'
              ) : (
                <Chips names={[...held].sort((a, b) => Number(inUse.has(b)) - Number(inUse.has(a)))} marked={inUse} />
              ),
          },
        ]}
      />
    </div>
  );
}

function Chips({ names, marked }: { names: readonly string[]; marked?: ReadonlySet<string> }) {
  return (
    <ul className={css.chips}>
      {names.map((name) => (
        <li key={name}>
          <ScopeChip name={name} {...(marked?.has(name) ? { state: 'granted' as const } : {})} />
        </li>
      ))}
    </ul>
  );
}
