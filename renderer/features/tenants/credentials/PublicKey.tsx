// The public half of a saved private key, to be registered for the app: read from the host when it is opened.
import { useState } from 'react';
import { host } from '../../../platform/client.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { VaultGate } from '../../../ui/vault/VaultGate.tsx';
import css from './PublicKey.module.css';

interface PublicKeyProps {
  tenantId: string;
  credentialId: string;
  secret: { id: string; label: string };
}

export function PublicKey({ tenantId, credentialId, secret }: PublicKeyProps) {
  const [text, setText] = useState<string | null>(null);
  const place = `public-key:${secret.id}`;
  const read = async (toRegister: boolean) => {
    const { jwk } = await host.credential.publicKey({ tenantId, credentialId, secretId: secret.id, toRegister });
    return JSON.stringify(jwk, null, 2);
  };
  const reading = useAction(async () => {
    const shown = await withVault(place, () => read(false));
    if (shown) setText(shown);
  });
  return (
    <div className={css.part}>
      <Disclosure open={text !== null} onToggle={() => (text === null ? void reading.run() : setText(null))}>
        Public key of {secret.label}
      </Disclosure>
      {text !== null && (
        <section className={css.shown} aria-label={`Public key of ${secret.label}`}>
          <p className={css.note}>
            Add it to the app in Okta: General, Client Credentials, Public key / Private key, Add key. Once it is
            copied, assertions name the key by this kid.{' '}
            <CopyButton text={() => read(true)} label="Copy the public key" />
          </p>
          <ScrollRegion as="pre" className={css.text}>
            {text}
          </ScrollRegion>
        </section>
      )}
      {reading.error && <ErrorNotice error={reading.error} onDismiss={reading.clear} />}
      <VaultGate place={place} />
    </div>
  );
}
