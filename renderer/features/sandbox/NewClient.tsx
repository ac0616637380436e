// A client with scopes of one's own: its name, its scopes (those of the Workbench to begin with), and nothing else to decide.
import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { parseScopeList } from '../../../shared/okta/scopes/scope-list.ts';
import { chosenScopes } from '../../platform/session-state/chosen-scopes.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { ScopesInput } from '../../ui/controls/ScopesInput.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { makeClient } from './actions.ts';
import css from './SandboxPage.module.css';

export function NewClient({ onDone }: { onDone: () => void }) {
  const nameInput = useRef<HTMLInputElement>(null);
  // It may be below what is in view, above all when the palette opens it.
  useEffect(() => nameInput.current?.focus(), []);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState(chosenScopes);
  const [text, setText] = useState('');
  const making = useAction(async () => {
    await makeClient(name, [...new Set([...scopes, ...parseScopeList(text)])]);
    onDone();
  });
  return (
    <form
      className={css.newClient}
      aria-label="New client"
      onSubmit={(event) => {
        event.preventDefault();
        void making.run();
      }}
    >
      <TextInput
        ref={nameInput}
        label="Name"
        value={name}
        placeholder="Our product"
        maxLength={64}
        spellCheck={false}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div>
        <span className={css.newClientLabel}>Scopes</span>
        <ScopesInput
          label="Scopes of the new client"
          placeholder="Type or paste scopes"
          scopes={scopes}
          text={text}
          onChange={(chips, typed) => {
            setScopes(chips);
            setText(typed);
          }}
        />
      </div>
      <div className={css.newClientEnd}>
        <span className={css.muted}>It gets these scopes and the SUPER_ADMIN role.</span>
        <Button variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          icon={IconPlus}
          busy={making.busy}
          disabled={name.trim() === '' || (scopes.length === 0 && text.trim() === '')}
        >
          Create client
        </Button>
      </div>
      {making.error && <ErrorNotice error={making.error} onDismiss={making.clear} />}
    </form>
  );
}
