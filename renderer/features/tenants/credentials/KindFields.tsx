// The fields of a kind that are no secret, as the table of kinds has them: lines of text beside the name, and below them what is switched
// on or chosen from a few.
import { Switch, TextInput } from '@mantine/core';
import type { PlainValue } from '../../../../shared/okta/credentials/credential-kind.ts';
import { kindOf, plainFields, plainValues } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { Field } from '../../../ui/controls/Field.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import type { CredentialForm } from '../drafts.ts';

interface KindFieldsProps {
  form: CredentialForm;
  onChange: (name: string, value: PlainValue) => void;
}

export function TextFields({ form, focused, onChange }: KindFieldsProps & { focused: boolean }) {
  const fields = plainFields(kindOf(form)).flatMap((field) => (field.input === 'text' ? [field] : []));
  return fields.map(({ name, label, placeholder, help }, index) => (
    <TextInput
      key={name}
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={placeholder ?? undefined}
      value={String(form.values[name] ?? '')}
      autoComplete="off"
      spellCheck={false}
      autoFocus={focused && index === 0}
      classNames={{ input: 'mono' }}
      onChange={(event) => onChange(name, event.currentTarget.value)}
    />
  ));
}

export function ChosenFields({ form, onChange }: KindFieldsProps) {
  const values = plainValues({ ...form.values, kind: form.kind });
  return plainFields(kindOf(form)).map((field) => {
    const { name, label, help, input } = field;
    if (input === 'toggle')
      return (
        <Switch
          key={name}
          label={label}
          description={help}
          checked={values[name] === true}
          onChange={(event) => onChange(name, event.currentTarget.checked)}
        />
      );
    if (input === 'choice')
      return (
        <Field key={name} label={label} hint={help}>
          <SegmentedControl
            label={label}
            value={String(values[name])}
            options={field.options}
            onChange={(value) => onChange(name, value)}
          />
        </Field>
      );
    return null;
  });
}
