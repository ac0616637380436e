import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '../../../renderer/ui/vault/passphrase-strength.ts';

describe('the hint at a passphrase’s strength', () => {
  it.each([
    ['', 'too short'],
    ['Ab1!xyz', 'too short'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['12345678901234567890', 'weak'],
    ['password', 'weak'],
    ['correct horse staple', 'fair'],
    ['correct horse battery staple', 'strong'],
    ['r7#Kq2!vWz9@Lm4$', 'strong'],
  ])('%j is %s', (text, level) => expect(passphraseStrength(text).level).toBe(level));
});
