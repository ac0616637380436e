// Where the good token comes from, and real tokens for the cases whose refusal would show less otherwise. What is pasted stays in this page
// until it is sent.
import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GivenTokens } from '../../../shared/runs/protect/protect-events.ts';
import { Field } from '../../ui/controls/Field.tsx';
import { NativeSelect } from '../../ui/controls/NativeSelect.tsx';
import { Disclosure } from '../../ui/layout/Disclosure.tsx';
import css from './Protect.module.css';
import { changeDraft, GIVEN, type Giver, type ProtectDraft } from './protect-draft.ts';

const REAL: readonly [name: Exclude<keyof GivenTokens, 'good'>, label: string][] = [
  ['expired', 'One that has expired'],
  ['otherServer', 'One of another authorization server'],
  ['wrongScope', 'One without the scope'],
  ['idToken', 'An ID token'],
];

interface GoodTokenProps {
  draft: ProtectDraft;
  givers: readonly Giver[];
  giver: Giver | null;
}

export function GoodToken({ draft, givers, giver }: GoodTokenProps) {
  const [open, setOpen] = useState(false);
  const tenants = [...new Set(givers.map(({ tenant }) => tenant))];
  const paste = (name: keyof GivenTokens, value: string) => changeDraft({ tokens: { ...draft.tokens, [name]: value } });
  return (
    <>
      <Field
        label="Good token"
        hint="Of a custom authorization server: a token that opens the org is sent to no other API."
      >
        <NativeSelect
          aria-label="Good token from"
          value={giver?.key ?? (draft.from === GIVEN ? GIVEN : '')}
          onChange={(event) => changeDraft({ from: event.currentTarget.value })}
        >
          {giver === null && draft.from !== GIVEN && <option value="">Choose …</option>}
          {tenants.map(({ id, name }) => (
            <optgroup key={id} label={name}>
              {givers
                .filter(({ tenant }) => tenant.id === id)
                .map(({ key, credential }) => (
                  <option key={key} value={key}>
                    {credential.name}
                  </option>
                ))}
            </optgroup>
          ))}
          <option value={GIVEN}>A token that I paste</option>
        </NativeSelect>
      </Field>
      {giver ? (
        <TextInput
          label="Its scopes"
          placeholder="AccessAll"
          classNames={{ input: 'mono' }}
          spellCheck={false}
          value={draft.scopes}
          onChange={(event) => changeDraft({ scopes: event.currentTarget.value })}
        />
      ) : (
        draft.from === GIVEN && (
          <PasswordInput
            label="The token"
            placeholder="Paste it; it is not stored"
            autoComplete="off"
            value={draft.tokens.good ?? ''}
            onChange={(event) => paste('good', event.currentTarget.value)}
          />
        )
      )}
      <div className={css.real}>
        <Disclosure open={open} onToggle={() => setOpen(!open)}>
          Real tokens that are wrong
        </Disclosure>
        {open && (
          <>
            <p className={css.muted}>
              Without them they are made of the good one. The bench has no key of your server, so a refusal may be for
              the signature.
            </p>
            {REAL.map(([name, label]) => (
              <PasswordInput
                key={name}
                label={label}
                placeholder="Optional"
                autoComplete="off"
                value={draft.tokens[name] ?? ''}
                onChange={(event) => paste(name, event.currentTarget.value)}
              />
            ))}
          </>
        )}
      </div>
    </>
  );
}
