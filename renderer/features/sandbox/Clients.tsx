// The clients of the sandbox: what each was granted, and its admin roles, by which one meets refusals on purpose; its secret, for one's
// own product, when it is asked for; and a new one with scopes of one's own.
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { ScopeChip } from '../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../ui/chips/Tag.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { Disclosure } from '../../ui/layout/Disclosure.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { formatCounted } from '../../ui/values/format.ts';
import { NewClient } from './NewClient.tsx';
import { newClientStore, setMakingClient } from './new-client-store.ts';
import css from './SandboxPage.module.css';
import { SecretText, SecretToggle, useSecret } from './Secret.tsx';

type Client = SandboxStatus['clients'][number];

function ClientRow({ client }: { client: Client }) {
  const [open, setOpen] = useState(false);
  const shown = useSecret({ clientId: client.clientId });
  const { called } = kindOf(client).secrets;
  const notGranted = client.registered.filter((name) => !client.scopes.includes(name));
  return (
    <li className={css.client}>
      <div className={css.clientHead}>
        <span className={css.clientName} title={client.name}>
          {client.name}
        </span>
        {client.roles.length === 0 ? (
          <Tag tone="warning">no admin role</Tag>
        ) : (
          client.roles.map((role) => <Tag key={role}>{role}</Tag>)
        )}
        <Disclosure open={open} onToggle={() => setOpen(!open)} className={css.end}>
          {formatCounted(client.scopes.length, 'scope')}
        </Disclosure>
      </div>
      <div className={css.clientFacts}>
        <span className="mono">{client.clientId}</span>
        <CopyButton text={client.clientId} label="Copy the client ID" />
        {notGranted.length > 0 && ` ${formatCounted(notGranted.length, 'registered scope')} not granted`}
        <SecretToggle {...shown} called={called} />
      </div>
      <SecretText {...shown} label={`The ${called} of ${client.name}`} />
      {open && (
        <div className={css.chips}>
          {client.scopes.map((name) => (
            <ScopeChip key={name} name={name} />
          ))}
          {notGranted.map((name) => (
            <ScopeChip key={name} name={name} state="missing" title={`${name}: registered, not granted`} />
          ))}
        </div>
      )}
    </li>
  );
}

export function Clients({ clients, seed }: { clients: readonly Client[]; seed: string }) {
  const making = useStore(newClientStore, (state) => state.making);
  return (
    <Section
      title="Clients"
      text={`Seed “${seed}”: the same seed always gives the same org.`}
      actions={
        !making && (
          <Button icon={IconPlus} onClick={() => setMakingClient(true)}>
            Create client
          </Button>
        )
      }
    >
      {making && <NewClient onDone={() => setMakingClient(false)} />}
      <ul aria-label="Clients of the sandbox org">
        {clients.map((client) => (
          <ClientRow key={client.clientId} client={client} />
        ))}
      </ul>
    </Section>
  );
}
