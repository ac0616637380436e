// A new passphrase, typed twice, with a hint at its strength. Weak ones are allowed: the hint says so, the person decides.
import { PasswordInput } from '@mantine/core';
import { classNames } from '../class-names.ts';
import css from './NewPassphrase.module.css';
import { passphraseStrength, SHORTEST_PASSPHRASE } from './passphrase-strength.ts';

export interface PassphrasePair {
  first: string;
  second: string;
}

/** Why the pair cannot be used yet, or null when it can. */
export function passphraseFault({ first, second }: PassphrasePair): string | null {
  if (first.length < SHORTEST_PASSPHRASE) return `At least ${SHORTEST_PASSPHRASE} characters.`;
  return first === second ? null : 'The two are not the same.';
}

const STEPS = { 'too short': 0, weak: 1, fair: 2, strong: 3 } as const;

export function NewPassphrase({
  value,
  onChange,
}: {
  value: PassphrasePair;
  onChange: (value: PassphrasePair) => void;
}) {
  const { level } = passphraseStrength(value.first);
  const differs = value.second !== '' && !value.first.startsWith(value.second) && value.first !== value.second;
  return (
    <div className={css.pair}>
      <div>
        <PasswordInput
          label="Passphrase"
          autoComplete="new-password"
          value={value.first}
          onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
          data-autofocus
        />
        <div className={css.strength} aria-live="polite">
          {[1, 2, 3].map((step) => (
            <span key={step} className={classNames(css.step, STEPS[level] >= step && css[level])} />
          ))}
          <span className={css.words}>{value.first === '' ? `${SHORTEST_PASSPHRASE} characters or more` : level}</span>
        </div>
      </div>
      <PasswordInput
        label="Repeat it"
        autoComplete="new-password"
        value={value.second}
        onChange={(event) => onChange({ ...value, second: event.currentTarget.value })}
        error={differs ? 'The two are not the same.' : undefined}
      />
    </div>
  );
}
