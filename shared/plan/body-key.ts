// The key that says what a text of a body is: `password: { value: … }` holds a password, not a value.
import { isSecretKey } from '../redact/secret-keys.ts';

/** `key`: that of the mapping around it, as given by this function; '' for none. */
export const bodyKey = (key: string, name: string): string =>
  /^(?:value|salt|answer|hash)$/.test(name) && isSecretKey(key) ? key : name;
