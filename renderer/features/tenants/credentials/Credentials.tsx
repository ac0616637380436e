// The credentials of a tenant as cards, and the form for a new one below them.
import { IconKey, IconPlus, IconRoute } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Section } from '../../../ui/layout/Section.tsx';
import { draftsStore, NEW, startCredential } from '../drafts.ts';
import { openGuide } from '../guide/guide-store.ts';
import { CredentialCard } from './CredentialCard.tsx';
import { CredentialEditor } from './CredentialEditor.tsx';
import css from './Credentials.module.css';
import { readTests } from './credential-tests.ts';

export function Credentials({ tenant }: { tenant: Tenant }) {
  const key = `${tenant.id}/${NEW}`;
  const form = useStore(draftsStore, (state) => state.credentials[key]);
  const own = tenant.abilities.editable;
  const add = () => startCredential(tenant.id);
  useEffect(() => void readTests(), []);
  return (
    <Section
      title="Credentials"
      text={own ? undefined : 'These clients come with the sandbox org. The Sandbox page shows their secrets.'}
      actions={
        <>
          <Button variant="quiet" icon={IconRoute} onClick={() => openGuide(tenant.id)}>
            Which one fits?
          </Button>
          {own && !form && tenant.credentials.length > 0 && (
            <Button icon={IconPlus} onClick={add}>
              Add credential
            </Button>
          )}
        </>
      }
    >
      {tenant.credentials.map((credential) => (
        <CredentialCard key={credential.id} tenant={tenant} credential={credential} />
      ))}
      {form && <CredentialEditor tenant={tenant} draftKey={key} form={form} known={null} />}
      {tenant.credentials.length === 0 && !form && (
        <div className={css.empty}>
          <IconKey size={20} stroke={1.5} aria-hidden />
          <p>A credential gives access to this org: a client ID with its secret, or an access token.</p>
          <Button variant="primary" icon={IconPlus} onClick={add}>
            Add credential
          </Button>
        </div>
      )}
    </Section>
  );
}
