// Where the values of a credential are in Okta's Admin Console, with links there and to Okta's own page about it. Open from the start
// for the first credential of a tenant; whoever has entered one knows.
import { useState } from 'react';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { type CredentialKind, kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { adminConsoleOf } from '../../../../shared/okta/org-url/admin-console.ts';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import { LinkButton } from '../LinkButton.tsx';
import css from './WhereToFind.module.css';

export function WhereToFind({ tenant, kind }: { tenant: Tenant; kind: CredentialKind }) {
  const [open, setOpen] = useState(tenant.credentials.length === 0);
  const { where } = kindOf({ kind });
  const adminConsole = where.path.length === 0 ? null : adminConsoleOf(tenant.origin);
  return (
    <div>
      <Disclosure className={css.toggle} open={open} onToggle={() => setOpen(!open)}>
        Where to find it in Okta
      </Disclosure>
      {open && (
        <div className={css.where}>
          {where.path.length > 0 && (
            <p>
              In the Admin Console: <b>{where.path.join(' > ')}</b>
            </p>
          )}
          {where.steps.map((step) => (
            <p key={step}>{step}</p>
          ))}
          <p className={css.links}>
            {adminConsole && <LinkButton url={adminConsole}>Open {new URL(adminConsole).host}</LinkButton>}
            <LinkButton url={where.help.url}>{where.help.title}</LinkButton>
          </p>
        </div>
      )}
    </div>
  );
}
