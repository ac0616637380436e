// A rough guess at how long a passphrase holds, for a hint while typing; scrypt makes each guess slow, so length counts most.

export interface Strength {
  level: 'too short' | 'weak' | 'fair' | 'strong';
  /** Estimated bits. */
  bits: number;
}

export const SHORTEST_PASSPHRASE = 8;

/** Bits by length and kinds of characters; repeated and counted-up characters are worth little. */
export function passphraseStrength(text: string): Strength {
  let bits = 0;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(text)).length;
  const perCharacter = [0, 2.4, 3, 3.4, 3.8][kinds] ?? 3.8;
  let before = '';
  for (const character of text) {
    const distance = before === '' ? 9 : Math.abs(character.charCodeAt(0) - before.charCodeAt(0));
    bits += distance <= 1 ? 0.6 : perCharacter;
    before = character;
  }
  if (text.length < SHORTEST_PASSPHRASE) return { level: 'too short', bits };
  return { level: bits < 36 ? 'weak' : bits < 56 ? 'fair' : 'strong', bits };
}
