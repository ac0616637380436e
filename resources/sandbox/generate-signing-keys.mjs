// Writes signing-keys.json beside this file: the RSA keys with which the sandbox org signs its tokens.
// They are public on purpose: a fixed key makes the tokens of a fixed seed and clock the same bytes everywhere.
// They protect nothing but a simulated org on a loopback port. Run: node resources/sandbox/generate-signing-keys.mjs
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const makeKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const file = {
  comment:
    'Published signing keys of a simulated org. They protect nothing: never trust them anywhere else. Made by generate-signing-keys.mjs.',
  keys: [makeKey(), makeKey(), makeKey()],
};
writeFileSync(new URL('./signing-keys.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`);
