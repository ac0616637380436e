// The token: request it, see what was granted, what it says and how long it lasts.
import { IconKey, IconPlayerStop, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { kindOf, redirectOf, signsRequests } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { batchScopes } from '../../../../shared/okta/scopes/scope-parameter.ts';
import { isBoundElsewhere } from '../../../../shared/okta/wire-text/token-view.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { useSelectedCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { isOver, useCurrentToken } from '../../../platform/session-state/tokens.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { AboutLine } from '../../../ui/values/AboutLine.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { useNow } from '../../../ui/values/use-now.ts';
import { useNextStep } from '../next-step.ts';
import { useScopeState } from '../scopes/scope-store.ts';
import { renewToken } from './check-token.ts';
import { HeldTokens } from './HeldTokens.tsx';
import { cancelTokenRequest, requestChosen } from './request-token.ts';
import { TokenAgainstChoice } from './TokenAgainstChoice.tsx';
import { TokenMenu } from './TokenMenu.tsx';
import css from './TokenPanel.module.css';
import { TokenRefused } from './TokenRefused.tsx';
import { TokenStatus } from './TokenStatus.tsx';
import { TokenTabs } from './TokenTabs.tsx';
import { tokenPanelStore, useTokenPanel } from './token-store.ts';

const SigningOutline = onDemand(async () => (await import('./SigningOutline.tsx')).SigningOutline);

export function TokenPanel() {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const token = useCurrentToken();
  const chosen = useScopeState((state) => state.selected);
  const error = useTokenPanel((state) => state.error);
  const result = useTokenPanel((state) => (credential ? state.results[credential.id] : undefined));
  const parts = batchScopes(chosen).length;
  const kind = credential ? kindOf(credential) : null;
  const [asks, renews] = [kind?.can.client !== null, kind?.can.renews ?? true];
  const signsIn = credential !== null && redirectOf(credential) !== null;
  const refused = result && result.outcome !== 'granted' ? result : null;
  return (
    <Panel
      title="Token"
      padded
      actions={
        <>
          <HeldTokens />
          {token && <TokenMenu token={token} asks={asks} renews={renews} signsIn={signsIn} />}
        </>
      }
    >
      <div className={css.panel}>
        {tenant && credential && (
          <AboutLine
            tenantId={tenant.id}
            tenantName={tenant.name}
            credentialId={credential.id}
            credentialName={credential.name}
          />
        )}
        {kind?.caution && <p className={css.quiet}>{kind.caution}</p>}
        <AskForToken label={signsIn ? 'Sign in' : asks ? 'Request token' : 'Use token'} enabled={credential !== null} />
        {tenant && credential && signsRequests(credential) && (
          <WillBeSigned key={credential.id} tenantId={tenant.id} credential={credential} />
        )}
        {error && <ErrorNotice error={error} onDismiss={() => tokenPanelStore.setState({ error: null })} />}
        {refused && <TokenRefused result={refused} chosen={chosen} />}
        {token && refused && <p className={css.quiet}>The previous token is still held:</p>}
        {token && <HeldToken token={token} asks={asks} renews={renews} chosen={chosen} />}
        {tenant && !credential && <p className={css.quiet}>{tenant.name} has no credential to request a token with.</p>}
        {credential && !token && !refused && !error && (
          <p className={css.quiet}>
            {kind?.noRequest ??
              `${parts > 1 ? `${parts} tokens` : 'One token'} for ${chosen.length === 1 ? 'the chosen scope' : `the ${chosen.length} chosen scopes`}. What is granted, and what is not, shows here.`}
          </p>
        )}
      </div>
    </Panel>
  );
}

function WillBeSigned(props: { tenantId: string; credential: Credential }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Disclosure className={css.toggle} open={open} onToggle={() => setOpen(!open)}>
        What will be signed
      </Disclosure>
      {open && <SigningOutline {...props} />}
    </div>
  );
}

/** The button that requests a token for what is chosen, and the one that stops the request. */
function AskForToken({ label, enabled }: { label: string; enabled: boolean }) {
  const running = useTokenPanel((state) => state.running);
  const next = useNextStep();
  return (
    <div className={css.ask}>
      <Button
        variant={next === 'token' ? 'primary' : 'default'}
        size="large"
        icon={IconKey}
        keys="mod+shift+enter"
        busy={running !== null}
        disabled={!enabled}
        aria-keyshortcuts="Control+Shift+Enter"
        className={css.button}
        onClick={() => void requestChosen()}
      >
        {label}
      </Button>
      {running && (
        <IconButton icon={IconPlayerStop} label="Cancel the token request" onClick={() => void cancelTokenRequest()} />
      )}
    </div>
  );
}

interface HeldTokenProps {
  token: TokenInfo;
  asks: boolean;
  renews: boolean;
  chosen: readonly string[];
}

/** The token in view: its state, whether it is for what is chosen, what a check of it showed, and what it says. */
function HeldToken({ token, asks, renews, chosen }: HeldTokenProps) {
  const check = useTokenPanel((state) => state.checks[token.tokenId]);
  const over = isOver(token, useNow('second'));
  return (
    <>
      <TokenStatus token={token} />
      {isBoundElsewhere(token.tokenType, token.decoded) && (
        <Note tone="warning" title="Bound to a key that is not here (DPoP)">
          Only the program that holds the key can use it: Okta refuses it without a proof by that key. Request one here
          with a credential that has DPoP switched on.
        </Note>
      )}
      {asks && <TokenAgainstChoice token={token} chosen={chosen} />}
      {over && renews && (
        <Note
          action={
            <Button size="small" onClick={() => void renewToken(token)}>
              Renew
            </Button>
          }
        >
          {token.rejectedAt === null
            ? 'Sending with it shows how the org answers an expired token.'
            : 'The org rejected it as expired or invalid. Sending with Auto requests a new one.'}
        </Note>
      )}
      {check && !(over && check.kind === 'introspect' && check.good) && (
        <Note
          tone={check.good ? 'good' : 'warning'}
          title={check.title}
          action={<IconButton icon={IconX} size="small" label="Dismiss" onClick={() => dismissCheck(token.tokenId)} />}
        >
          {check.text} <RelativeTime at={check.at} />
        </Note>
      )}
      <TokenTabs token={token} />
    </>
  );
}

function dismissCheck(tokenId: string): void {
  tokenPanelStore.setState(({ checks }) => ({
    checks: Object.fromEntries(Object.entries(checks).filter(([id]) => id !== tokenId)),
  }));
}
