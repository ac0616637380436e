// Basic as RFC 6749 §2.3.1 has it, which some OAuth libraries follow to the letter: client ID and secret are form-encoded before
// they are joined. Okta documents the plain form, and its secrets hold `-` and `_`, which change otherwise.

/** Base64 of both, for `Basic …`. At least one character of the secret is encoded, whatever the secret is made of. */
export function formEncodedBasic({ clientId, clientSecret }: { clientId: string; clientSecret: string }): string {
  const secret = formEncode(clientSecret);
  const other = secret === clientSecret ? encodeCharacters(clientSecret.slice(0, 1)) + clientSecret.slice(1) : secret;
  return Buffer.from(`${formEncode(clientId)}:${other}`).toString('base64');
}

const formEncode = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, encodeCharacters);

const encodeCharacters = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
