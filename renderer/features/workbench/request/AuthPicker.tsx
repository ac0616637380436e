// With what the request is authorised. *Auto* is the ordinary way: a token for exactly the chosen scopes, the held one while
// it lasts. The others are for trying what the org does with something else.

import { PasswordInput } from '@mantine/core';
import {
  PASTED_SCHEMES,
  readPastedScheme,
  schemeFacts,
} from '../../../../shared/okta/credentials/authorization-schemes.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { useCurrentToken } from '../../../platform/session-state/tokens.ts';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import css from './AuthPicker.module.css';
import { setAuth, setPasted } from './change-draft.ts';
import type { AuthDraft } from './draft.ts';
import { useRequestState } from './request-store.ts';

const keyOf = (auth: AuthDraft): string => {
  if (auth.kind === 'credential') return `credential ${auth.credentialId}`;
  return auth.kind === 'pasted' ? `pasted ${auth.scheme}` : auth.kind;
};

const authOf = (key: string): AuthDraft => {
  const [kind, rest = ''] = key.split(' ');
  if (kind === 'credential') return { kind, credentialId: rest };
  if (kind === 'pasted') return { kind, scheme: readPastedScheme(rest) };
  return kind === 'token' || kind === 'none' ? { kind } : { kind: 'auto' };
};

const scopeCount = (count: number): string => formatCounted(count, 'scope');

export function AuthPicker() {
  const auth = useRequestState((state) => state.draft.auth);
  const pasted = useRequestState((state) => state.pasted);
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const token = useCurrentToken();
  const others = (tenant?.credentials ?? []).filter((each) => each.id !== credential?.id);
  const gone = auth.kind === 'credential' && !others.some((each) => each.id === auth.credentialId);
  const data = [
    {
      group: credential?.name ?? 'No credential',
      items: [
        { value: 'auto', label: 'Auto: a token for the chosen scopes' },
        { value: 'token', label: `This token (${token ? scopeCount(token.granted.length) : 'none yet'})` },
      ],
    },
    ...(others.length > 0
      ? [
          {
            group: 'Another credential, same scopes',
            items: others.map((each) => ({ value: `credential ${each.id}`, label: each.name })),
          },
        ]
      : []),
    {
      group: 'Something else',
      items: [
        ...PASTED_SCHEMES.map((scheme) => ({
          value: keyOf({ kind: 'pasted', scheme }),
          label: schemeFacts(scheme).pasted ?? scheme,
        })),
        { value: 'none', label: 'None' },
      ],
    },
  ];
  return (
    <div className={css.auth}>
      <span className={css.label}>Authorise</span>
      <NativeSelect
        aria-label="Authorise with"
        className={css.select}
        value={gone ? 'auto' : keyOf(auth)}
        onChange={(event) => setAuth(authOf(event.currentTarget.value))}
      >
        {data.map(({ group, items }) => (
          <optgroup key={group} label={group}>
            {items.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
      {auth.kind === 'pasted' && (
        <PasswordInput
          aria-label={schemeFacts(auth.scheme).carries}
          placeholder="Paste a token; it is not stored"
          className={css.pasted}
          autoComplete="off"
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
