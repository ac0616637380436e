// The token: request it, see what came, what it says and how long it lasts.
import { IconKey, IconPlayerStop, IconX } from '@tabler/icons-react';
import { useSelectedCredential } from '../../../platform/session-state/tenants.ts';
import { useCurrentToken } from '../../../platform/session-state/tokens.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useNextStep } from '../next-step.ts';
import { useScopeState } from '../scopes/scope-store.ts';
import { renewToken } from './check-token.ts';
import { HeldTokens } from './HeldTokens.tsx';
import { cancelTokenRequest, requestToken } from './request-token.ts';
import { TokenMenu } from './TokenMenu.tsx';
import css from './TokenPanel.module.css';
import { TokenRefused } from './TokenRefused.tsx';
import { TokenStatus } from './TokenStatus.tsx';
import { TokenTabs } from './TokenTabs.tsx';
import { tokenPanelStore, useTokenPanel } from './token-store.ts';

export function TokenPanel() {
  const credential = useSelectedCredential();
  const token = useCurrentToken();
  const count = useScopeState((state) => state.selected.length);
  const running = useTokenPanel((state) => state.running);
  const error = useTokenPanel((state) => state.error);
  const result = useTokenPanel((state) => (credential ? state.results[credential.id] : undefined));
  const check = useTokenPanel((state) => (token ? state.checks[token.tokenId] : undefined));
  const now = useNow('second');
  const next = useNextStep();
  const pasted = credential?.kind === 'access-token';
  const refused = result && result.outcome !== 'granted' ? result : null;
  const over = token !== null && token.expiresAt !== null && token.expiresAt <= now;
  return (
    <Panel
      title="Token"
      padded
      actions={
        <>
          <HeldTokens />
          {token && <TokenMenu token={token} pasted={pasted} />}
        </>
      }
    >
      <div className={css.panel}>
        <div className={css.ask}>
          <Button
            variant={next === 'token' ? 'primary' : 'default'}
            size="large"
            icon={IconKey}
            keys="mod+shift+enter"
            busy={running !== null}
            disabled={!credential}
            aria-keyshortcuts="Control+Shift+Enter"
            className={css.button}
            onClick={() => void requestToken()}
          >
            {pasted ? 'Use token' : 'Request token'}
          </Button>
          {running && (
            <IconButton
              icon={IconPlayerStop}
              label="Cancel the token request"
              onClick={() => void cancelTokenRequest()}
            />
          )}
        </div>
        {error && <ErrorNotice error={error} onDismiss={() => tokenPanelStore.setState({ error: null })} />}
        {refused && <TokenRefused result={refused} />}
        {token && refused && <p className={css.quiet}>The token from before is still held:</p>}
        {token && (
          <>
            <TokenStatus token={token} />
            {over && !pasted && (
              <Note
                action={
                  <Button size="small" onClick={() => void renewToken(token)}>
                    Renew
                  </Button>
                }
              >
                Sending with it shows how the org answers an expired token.
              </Note>
            )}
            {check && (
              <Note
                tone={check.good ? 'good' : 'warning'}
                title={check.title}
                action={
                  <IconButton icon={IconX} size="small" label="Dismiss" onClick={() => dismissCheck(token.tokenId)} />
                }
              >
                {check.text}
              </Note>
            )}
            <TokenTabs token={token} />
          </>
        )}
        {!token && !refused && !error && (
          <p className={css.quiet}>
            {pasted
              ? 'This credential is a pasted access token: its scopes are its own.'
              : `One token for ${count === 1 ? 'the chosen scope' : `the ${count} chosen scopes`}. What is granted, and what is not, shows here.`}
          </p>
        )}
      </div>
    </Panel>
  );
}

function dismissCheck(tokenId: string): void {
  tokenPanelStore.setState(({ checks }) => ({
    checks: Object.fromEntries(Object.entries(checks).filter(([id]) => id !== tokenId)),
  }));
}
