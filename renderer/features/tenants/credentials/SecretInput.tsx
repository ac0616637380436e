// Where a secret is typed, pasted, or taken from a file: one line, or several as a key has them. What is in it is hidden from whoever looks on.
import { PasswordInput, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useRef } from 'react';
import type { CredentialField } from '../../../../shared/okta/credentials/credential-kind.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import css from './SecretInput.module.css';

export interface SecretInputProps {
  /** The secret field of the kind. */
  field: CredentialField;
  label?: string;
  description?: string | null;
  value: string;
  focused?: boolean;
  className?: string;
  onChange: (value: string) => void;
}

/** A key has some thousand characters; what is larger is another file. */
const LARGEST_FILE = 100_000;

export function SecretInput({
  field,
  label = field.label,
  description,
  value,
  focused,
  className,
  onChange,
}: SecretInputProps) {
  const file = useRef<HTMLInputElement>(null);
  const shared = {
    label,
    description,
    value,
    className,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    autoComplete: 'off',
    autoFocus: focused,
  };
  if (!field.secret || !field.lines)
    return <PasswordInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />;
  return (
    <div className={css.lines}>
      <Textarea
        {...shared}
        rows={3}
        placeholder={field.placeholder ?? undefined}
        spellCheck={false}
        classNames={{ input: value === '' ? 'mono' : `mono ${css.hidden}` }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button size="small" icon={IconFile} className={css.choose} onClick={() => file.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={file}
        type="file"
        accept=".pem,.key,.json,.jwk,.txt"
        hidden
        aria-label={`${label} from a file`}
        onChange={async (event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen) onChange(await chosen.slice(0, LARGEST_FILE).text());
        }}
      />
    </div>
  );
}
