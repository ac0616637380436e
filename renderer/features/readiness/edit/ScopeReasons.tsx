// The registered scopes, each with the reason for it.
import { TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { addScopes, removeScope, setScopeReason } from '../../../../shared/integration/edit/change-integration.ts';
import type { Integration } from '../../../../shared/integration/integration.ts';
import { parseScopeList } from '../../../../shared/okta/scopes/scope-list.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { ScopesInput } from '../../../ui/controls/ScopesInput.tsx';
import { changeFile } from '../files/file-actions.ts';
import css from './Fields.module.css';

export function ScopeReasons({ integration }: { integration: Integration }) {
  const { scope: known } = useCatalogue();
  const [text, setText] = useState('');
  const add = (names: readonly string[]) => {
    if (names.length > 0) void changeFile((now, file) => addScopes(now, file, names));
  };
  return (
    <div className={css.scopes}>
      {integration.scopes.map(({ name, reason }) => (
        <div key={name} className={css.scope}>
          <ScopeChip name={name} state={known.has(name) ? undefined : 'unknown'} />
          <Reason scope={name} reason={reason} />
          <IconButton
            size="small"
            icon={IconX}
            label={`Remove ${name}`}
            onClick={() => void changeFile((now, file) => removeScope(now, file, name))}
          />
        </div>
      ))}
      <ScopesInput
        dense
        label="Add scopes"
        placeholder="Add scopes, such as okta.users.read"
        scopes={[]}
        text={text}
        onChange={(names, rest) => {
          setText(rest);
          add(names.flatMap((name) => parseScopeList(name)));
        }}
      />
    </div>
  );
}

function Reason({ scope, reason }: { scope: string; reason: string }) {
  const [typed, setTyped] = useState(reason);
  useEffect(() => setTyped(reason), [reason]);
  return (
    <TextInput
      aria-label={`Reason for ${scope}`}
      placeholder="What your product does with it"
      value={typed}
      className={css.box ?? ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed.trim() !== reason) void changeFile((now) => setScopeReason(now, scope, typed));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
      }}
    />
  );
}
