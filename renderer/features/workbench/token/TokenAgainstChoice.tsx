// Whether the token in view is one for the chosen scopes. It stays in view when the choice changes, so it must say that it is
// for other scopes; of a choice that takes more than one request it says which part it is.

import { IconAlertTriangle } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { agreeing } from '../../../../shared/counted.ts';
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { batchScopes } from '../../../../shared/okta/scopes/scope-parameter.ts';
import { tokensStore } from '../../../platform/session-state/tokens.ts';
import { iconProps } from '../../../ui/icon.ts';
import css from './TokenPanel.module.css';

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name) => b.includes(name));

export function TokenAgainstChoice({ token, chosen }: { token: TokenInfo; chosen: readonly string[] }) {
  const tokens = useStore(tokensStore, (state) => state.tokens);
  if (sameSet(token.requested, chosen)) return null;
  const parts = batchScopes(chosen);
  const own = tokens.filter(({ credentialId }) => credentialId === token.credentialId);
  const held = parts.filter((part) => own.some(({ requested }) => sameSet(requested, part)));
  const part = parts.findIndex((names) => sameSet(names, token.requested));
  if (parts.length > 1 && part >= 0)
    return (
      <p className={css.quiet}>
        Part {part + 1} of {parts.length}: the {chosen.length} chosen scopes do not fit into one request.{' '}
        {held.length === parts.length
          ? 'A token is held for each part; Send uses the one that fits.'
          : `A token is held for ${held.length} of them.`}
      </p>
    );
  return (
    <p className={css.other}>
      <IconAlertTriangle {...iconProps} />
      <span>
        <b>Not for the scopes that are chosen now.</b> {describe(token.requested, chosen)}
      </span>
    </p>
  );
}

/** What differs, in at most two names each. */
function describe(requested: readonly string[], chosen: readonly string[]): string {
  const added = chosen.filter((name) => !requested.includes(name));
  const gone = requested.filter((name) => !chosen.includes(name));
  const names = (list: readonly string[]) =>
    list.slice(0, 2).join(', ') + (list.length > 2 ? ` and ${list.length - 2} more` : '');
  return [
    ...(added.length > 0 ? [`Requested without ${names(added)}.`] : []),
    ...(gone.length > 0
      ? [`Requested with ${names(gone)}, which ${agreeing(gone.length, 'is', 'are')} not chosen now.`]
      : []),
  ].join(' ');
}
