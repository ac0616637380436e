// A private key: pasted or taken from a file, with the passphrase of one that is encrypted; or made by the host, in which case there is nothing to
// type and nothing to see.
import { PasswordInput } from '@mantine/core';
import { KEY_TYPES } from '../../../../shared/okta/credentials/key-types.ts';
import { Field } from '../../../ui/controls/Field.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { type KeyDraft, needsPassphrase } from './key-of-draft.ts';
import css from './PrivateKeyInput.module.css';
import { SecretInput, type SecretInputProps } from './SecretInput.tsx';

interface PrivateKeyInputProps extends Omit<SecretInputProps, 'value' | 'onChange'> {
  draft: KeyDraft;
  onChange: (draft: KeyDraft) => void;
}

export function PrivateKeyInput({ draft, onChange, ...input }: PrivateKeyInputProps) {
  const { value, passphrase, makes } = draft;
  return (
    <div className={css.key}>
      <SegmentedControl
        label="Where the private key is from"
        size="small"
        value={makes === null ? 'given' : 'made'}
        options={[
          { value: 'given', label: 'I have one' },
          { value: 'made', label: 'Make one here' },
        ]}
        onChange={(chosen) => onChange({ ...draft, makes: chosen === 'made' ? KEY_TYPES[0] : null })}
      />
      {makes === null ? (
        <SecretInput {...input} value={value} onChange={(text) => onChange({ ...draft, value: text })} />
      ) : (
        <Field
          label="Type of the key"
          hint="It is made when this is saved, and goes into the vault unseen. Its public half is shown afterwards, to be added to the app in Okta."
        >
          <SegmentedControl
            label="Type of the key"
            size="small"
            value={makes}
            options={KEY_TYPES.map((type) => ({ value: type, label: type.replace('-', ' ').replace('P ', 'P-') }))}
            onChange={(type) => onChange({ ...draft, makes: type })}
          />
        </Field>
      )}
      {makes === null && needsPassphrase(value) && (
        <PasswordInput
          label="Passphrase of the key"
          description="The key is decrypted with it once, and encrypted again by the vault. The passphrase is kept nowhere."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          value={passphrase}
          onChange={(event) => onChange({ ...draft, passphrase: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
