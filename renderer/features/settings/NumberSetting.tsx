// A number with its unit. Saved when the field is left or Enter is pressed; outside its limits it says them and saves nothing.
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { toUserError } from '../../platform/errors.ts';
import { formatCount } from '../../ui/values/format.ts';
import { SettingRow } from './SettingRow.tsx';
import css from './SettingsPage.module.css';

export interface NumberSettingProps {
  label: string;
  text?: string;
  value: number;
  min: number;
  max: number;
  onSave: (value: number) => Promise<void>;
}

export function NumberSetting({ label, text, value, min, max, onSave }: NumberSettingProps) {
  const [typed, setTyped] = useState(String(value));
  const [error, setError] = useState<string | null>(null);
  useEffect(() => setTyped(String(value)), [value]);

  const save = async () => {
    const number = Number(typed);
    if (typed.trim() === '' || !Number.isInteger(number) || number < min || number > max) {
      setError(`A whole number from ${formatCount(min)} to ${formatCount(max)}.`);
      return;
    }
    setError(null);
    if (number === value) return;
    try {
      await onSave(number);
    } catch (thrown) {
      const { message, fix } = toUserError(thrown);
      setError(`${message} ${fix}`);
    }
  };
  return (
    <SettingRow label={label} text={text} error={error}>
      {(labelId) => (
        <TextInput
          className={css.number}
          aria-labelledby={labelId}
          inputMode="numeric"
          value={typed}
          error={error !== null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void save();
          }}
        />
      )}
    </SettingRow>
  );
}
