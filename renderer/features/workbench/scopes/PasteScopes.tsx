// Many scopes at once: any text that holds their names, with what was recognised shown before it is taken.

import { Popover, Textarea } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useState } from 'react';
import { parseScopeList } from '../../../../shared/okta/scopes/scope-list.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { useSelectedCredential } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import { addScopes, setScopes } from './change-scopes.ts';
import css from './PasteScopes.module.css';
import { markOfScope, scopeAsker } from './scope-mark.ts';

export function PasteScopes() {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const { scope: facts } = useCatalogue();
  const names = parseScopeList(text);
  const asker = scopeAsker(useSelectedCredential());
  const unusual = names.filter((name) => markOfScope(name, facts.get(name), asker));
  const take = (put: (names: string[]) => void) => {
    put(names);
    setText('');
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={340} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          icon={IconClipboardText}
          size="small"
          label="Paste scopes"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label="Paste scopes">
        <div className={css.form}>
          <Textarea
            label="Scopes"
            description="Spaces, commas, lines, JSON or a copied list."
            placeholder="okta.users.read okta.groups.read"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            rows={5}
            spellCheck={false}
            classNames={{ input: css.text ?? '' }}
            data-autofocus
          />
          <p className={css.found} aria-live="polite">
            {names.length === 0
              ? 'No scope names yet.'
              : `${formatCounted(names.length, 'scope')}${unusual.length > 0 ? `, ${unusual.length} unusual: ${unusual.slice(0, 3).join(', ')}${unusual.length > 3 ? '…' : ''}` : ''}`}
          </p>
          <div className={css.actions}>
            <Button disabled={names.length === 0} onClick={() => take(setScopes)}>
              Replace the choice
            </Button>
            <Button variant="primary" disabled={names.length === 0} onClick={() => take(addScopes)}>
              Add
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
