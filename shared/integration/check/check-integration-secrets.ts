// No secret belongs in an integration file: it is kept beside the plans, sent to reviewers and shown. What looks like one, wherever it stands, is
// an error, and nothing of it is quoted.
import type { YamlPath } from '../../documents/yaml-places.ts';
import { MASK, redactUrl } from '../../redact/redact-text.ts';
import type { IntegrationReport } from './integration-report.ts';

/** Client secrets have 40 or 64 signs, API tokens 42 from 00 on (FACTS-D §15, §21.1); a word of one case alone is none of them. */
const SECRET_WORD = /(?<![\w-])(?:00[\w-]{40}|[\w-]{40}|[\w-]{64})(?![\w-])/g;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** `document`: as it was read, of whatever form. */
export function checkIntegrationSecrets(document: unknown, report: IntegrationReport): void {
  const look = (value: unknown, path: YamlPath): void => {
    if (typeof value === 'string') {
      if (looksSecret(value)) reportSecret(path, 'value', report);
    } else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) {
        const inner = [...path, Array.isArray(value) ? Number(key) : key];
        if (!Array.isArray(value) && looksSecret(key)) reportSecret(inner, 'key', report);
        look(one, inner);
      }
  };
  look(document, []);
}

const reportSecret = (path: YamlPath, what: 'key' | 'value', report: IntegrationReport): void =>
  report(
    'error',
    path,
    what,
    'This looks like a secret.',
    'Take it out, and replace it where it is valid. Secrets are in the vault, or in a variable of the environment.',
  );

const looksSecret = (text: string): boolean => withoutSecrets(text) !== text || PRIVATE_KEY.test(text);

/** Other problems quote what is written, and must not show it either. */
export const withoutSecrets = (text: string): string =>
  redactUrl(text).replace(SECRET_WORD, (word) =>
    /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word) ? MASK : word,
  );
