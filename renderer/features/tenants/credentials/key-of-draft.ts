// A private key as it is typed into a form, and what of that goes to the host.
import type { KeyType } from '../../../../shared/okta/credentials/key-types.ts';

interface GivenKey {
  secret?: { value: string; passphrase?: string };
  makeKey?: { type: KeyType };
}

/** As it is typed; `makes`: null where one is given. */
export interface KeyDraft {
  value: string;
  passphrase: string;
  makes: KeyType | null;
}

/** PKCS#8, and the older form with `Proc-Type`. */
export const needsPassphrase = (text: string): boolean =>
  /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(text);

/** What of it goes to the host; null while there is nothing. */
export function keyOfDraft({ value, passphrase, makes }: KeyDraft): GivenKey | null {
  if (makes !== null) return { makeKey: { type: makes } };
  if (value.trim() === '') return null;
  return { secret: { value: value.trim(), ...(needsPassphrase(value) && passphrase !== '' ? { passphrase } : {}) } };
}
