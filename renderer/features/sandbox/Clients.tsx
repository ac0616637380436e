// The clients of the sandbox: what each was granted, and its admin roles, by which one meets refusals on purpose.
import { useState } from 'react';
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { ScopeChip } from '../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../ui/chips/Tag.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { Disclosure } from '../../ui/layout/Disclosure.tsx';
import css from './SandboxPage.module.css';

type Client = SandboxStatus['clients'][number];

function ClientRow({ client }: { client: Client }) {
  const [open, setOpen] = useState(false);
  const notGranted = client.registered.filter((name) => !client.scopes.includes(name));
  return (
    <li className={css.client}>
      <div className={css.clientHead}>
        <span className={css.clientName}>{client.name}</span>
        {client.roles.length === 0 ? (
          <Tag tone="warning">no admin role</Tag>
        ) : (
          client.roles.map((role) => <Tag key={role}>{role}</Tag>)
        )}
        <Disclosure open={open} onToggle={() => setOpen(!open)} className={css.end}>
          {`${client.scopes.length} scopes`}
        </Disclosure>
      </div>
      <div className={css.clientFacts}>
        <span className="mono">{client.clientId}</span>
        <CopyButton text={client.clientId} label="Copy the client ID" />
        {notGranted.length > 0 && ` ${notGranted.length} registered, but not granted`}
      </div>
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

export function Clients({ clients }: { clients: readonly Client[] }) {
  return (
    <ul>
      {clients.map((client) => (
        <ClientRow key={client.clientId} client={client} />
      ))}
    </ul>
  );
}
