// The fields of a kind that are no secret, as the table of kinds has them: lines of text beside the name, below them what is switched on or
// chosen from a few, and folded away what is seldom touched.
import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlainField, PlainValue } from '../../../../shared/okta/credentials/credential-kind.ts';
import { kindOf, plainFields, plainValues, shownFields } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { Field } from '../../../ui/controls/Field.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import type { CredentialForm } from '../drafts.ts';
import css from './Credentials.module.css';

interface KindFieldsProps {
  form: CredentialForm;
  onChange: (name: string, value: PlainValue) => void;
}

const valuesOf = ({ values, kind }: CredentialForm) => ({ ...values, kind });
const fieldsOf = (form: CredentialForm): PlainField[] => plainFields(kindOf(form));

export function TextFields({ form, focused, onChange }: KindFieldsProps & { focused: boolean }) {
  return fieldsOf(form)
    .filter(({ input, rare }) => input === 'text' && !rare)
    .map((field, index) => (
      <KindField key={field.name} field={field} form={form} focused={focused && index === 0} onChange={onChange} />
    ));
}

export function ChosenFields({ form, onChange }: KindFieldsProps) {
  return fieldsOf(form)
    .filter(({ input, rare }) => input !== 'text' && !rare)
    .map((field) => <KindField key={field.name} field={field} form={form} onChange={onChange} />);
}

/** Open from the start where one of them is not as usual. */
export function RareFields({ form, onChange }: KindFieldsProps) {
  const values = plainValues(valuesOf(form));
  const [open, setOpen] = useState(() => shownFields(valuesOf(form)).some(({ rare }) => rare));
  const fields = fieldsOf(form).filter(({ rare, applies }) => rare && (applies?.(values) ?? true));
  if (fields.length === 0) return null;
  return (
    <div>
      <Disclosure className={css.rareToggle} open={open} onToggle={() => setOpen(!open)}>
        How it signs
      </Disclosure>
      {open && (
        <div className={css.rare}>
          {fields.map((field) => (
            <KindField key={field.name} field={field} form={form} onChange={onChange} />
          ))}
        </div>
      )}
    </div>
  );
}

interface KindFieldProps extends KindFieldsProps {
  field: PlainField;
  focused?: boolean;
}

function KindField({ field, form, focused = false, onChange }: KindFieldProps) {
  const { name, label, help } = field;
  const value = plainValues(valuesOf(form))[name];
  if (field.input === 'toggle')
    return (
      <Switch
        label={label}
        description={help}
        checked={value === true}
        onChange={(event) => onChange(name, event.currentTarget.checked)}
      />
    );
  if (field.input === 'choice')
    return (
      <Field label={label} hint={help ?? undefined}>
        <SegmentedControl
          label={label}
          value={String(value)}
          options={field.options}
          onChange={(chosen) => onChange(name, chosen)}
        />
      </Field>
    );
  const typed = String(form.values[name] ?? '');
  return (
    <TextInput
      label={label}
      description={help}
      error={(typed.trim() !== '' && field.fault?.(typed.trim())?.message) || undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={field.placeholder ?? undefined}
      value={typed}
      autoComplete="off"
      spellCheck={false}
      autoFocus={focused}
      classNames={{ input: 'mono' }}
      onChange={(event) => onChange(name, event.currentTarget.value)}
    />
  );
}
