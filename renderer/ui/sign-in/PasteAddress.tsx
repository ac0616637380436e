// The address where the browser ended, by hand: where nothing can listen, or the browser is on another computer. It holds a code, so it is
// typed hidden and forgotten as soon as it is handed over.
import { PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { host } from '../../platform/client.ts';
import { Button } from '../controls/Button.tsx';
import { Disclosure } from '../layout/Disclosure.tsx';
import { ErrorNotice } from '../notices/ErrorNotice.tsx';
import { useAction } from '../progress/use-action.ts';
import css from './SignIn.module.css';

export interface PasteAddressProps {
  signInId: string;
  redirectUri: string;
  /** It is the only way. */
  needed: boolean;
}

export function PasteAddress({ signInId, redirectUri, needed }: PasteAddressProps) {
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  // How it ends, the one learns who waits for it.
  const handing = useAction(async () => {
    setAddress('');
    await host.signIn.paste({ signInId, address });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') void handing.run();
  };
  if (!needed && !open)
    return (
      <Disclosure open={false} onToggle={() => setOpen(true)} className={css.toggle}>
        Paste the address instead
      </Disclosure>
    );
  return (
    <form className={css.paste} onSubmit={submit} aria-label="Paste the address">
      <PasswordInput
        label="Address where the browser ended"
        description={`The whole of it: ${redirectUri}?… The page there may show an error.`}
        value={address}
        autoComplete="off"
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      {handing.error && <ErrorNotice error={handing.error} onDismiss={handing.clear} />}
      <Button type="submit" busy={handing.busy} disabled={address.trim() === ''}>
        Use this address
      </Button>
    </form>
  );
}
