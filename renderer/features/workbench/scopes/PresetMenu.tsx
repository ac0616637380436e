// Whole choices at once: the registered ones, their reads, nothing, and what the person saved under a name.
import { Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { parseScope } from '../../../../shared/okta/scopes/scope.ts';
import { useSelectedCredential } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Dialog } from '../../../ui/notices/Dialog.tsx';
import { removePreset, savePreset, setScopes } from './change-scopes.ts';
import css from './PresetMenu.module.css';
import { useScopeState } from './scope-store.ts';

export function PresetMenu() {
  const credential = useSelectedCredential();
  const presets = useScopeState((state) => state.presets);
  const count = useScopeState((state) => state.selected.length);
  const [naming, setNaming] = useState(false);
  const registered = credential?.registeredScopes ?? [];
  const reads = registered.filter((name) => parseScope(name).kind === 'read');
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <IconButton icon={IconBookmark} size="small" label="Presets" />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={registered.length === 0}
            rightSection={<Count value={registered.length} />}
            onClick={() => setScopes(registered)}
          >
            All registered
          </Menu.Item>
          <Menu.Item
            disabled={reads.length === 0}
            rightSection={<Count value={reads.length} />}
            onClick={() => setScopes(reads)}
          >
            All registered read scopes
          </Menu.Item>
          <Menu.Item rightSection={<Count value={0} />} onClick={() => setScopes([])}>
            None
          </Menu.Item>
          {presets.length > 0 && <Menu.Divider />}
          {presets.map((preset) => (
            <Menu.Item
              key={preset.name}
              rightSection={<Count value={preset.scopes.length} />}
              onClick={() => setScopes(preset.scopes)}
            >
              {preset.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={count === 0} onClick={() => setNaming(true)}>
            Save this choice…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={naming} onClose={() => setNaming(false)} title="Save this choice of scopes">
        <NamePreset onDone={() => setNaming(false)} />
      </Dialog>
    </>
  );
}

const Count = ({ value }: { value: number }) => <span className={css.count}>{value}</span>;

function NamePreset({ onDone }: { onDone: () => void }) {
  const presets = useScopeState((state) => state.presets);
  const [name, setName] = useState('');
  const taken = presets.some((preset) => preset.name === name.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    savePreset(name.trim());
    onDone();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label="Name"
        placeholder="Nightly sync"
        maxLength={60}
        value={name}
        description={taken ? 'This name is in use: saving replaces what it holds.' : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {presets.length > 0 && (
        <ul className={css.saved} aria-label="Saved choices">
          {presets.map((preset) => (
            <li key={preset.name}>
              <span className="truncate" title={preset.name}>
                {preset.name}
              </span>
              <span className={css.count}>{preset.scopes.length}</span>
              <IconButton
                icon={IconTrash}
                size="small"
                label={`Delete ${preset.name}`}
                onClick={() => removePreset(preset.name)}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={css.actions}>
        <Button size="large" onClick={onDone}>
          Cancel
        </Button>
        <Button size="large" variant="primary" type="submit" disabled={name.trim() === ''}>
          Save choice
        </Button>
      </div>
    </form>
  );
}
