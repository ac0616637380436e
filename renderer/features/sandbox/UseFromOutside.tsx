// How one's own product is pointed at the sandbox: its address in place of the org's, and one request to try it.

import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import css from './SandboxPage.module.css';

/** A token request that a shell runs as it is once the secret is filled in. */
function tokenRequest(url: string, clientId: string): string {
  return [
    `curl -sS ${url}/oauth2/v1/token \\`,
    `  -u '${clientId}:CLIENT_SECRET' \\`,
    `  -d grant_type=client_credentials \\`,
    `  -d scope=okta.users.read`,
  ].join('\n');
}

/** The same org by itself, from a terminal: the seed is named where it is not the one that every org has. */
function ownProcess(seed: string): string {
  const named = seed === DEFAULT_SETTINGS.sandbox.seed ? '' : ` --seed '${seed.replaceAll("'", "'\\''")}'`;
  return `scopebench sandbox --port 8080${named} --json`;
}

export function UseFromOutside({ status }: { status: SandboxStatus }) {
  const url = status.url ?? '';
  const command = tokenRequest(url, status.clients[0]?.clientId ?? 'CLIENT_ID');
  return (
    <>
      <p className={css.muted}>
        In your product, use <span className="mono">{url}</span> as the address of the org. The port changes with each
        start. <span className="mono">{ownProcess(status.seed)}</span> runs the same org on a fixed port and prints the
        secrets of its clients.
      </p>
      <ScrollRegion as="pre" className={css.snippet}>
        {command}
      </ScrollRegion>
      <div className={css.copy}>
        <CopyButton text={command} label="Copy the command">
          Copy command
        </CopyButton>
      </div>
    </>
  );
}
