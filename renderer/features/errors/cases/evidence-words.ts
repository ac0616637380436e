// Where a fact about Okta comes from, in words.
import type { Evidence } from '../../../../shared/okta/error-cases/error-case.ts';

export const EVIDENCE_WORDS: Record<Evidence, string> = {
  D: 'Okta’s documentation',
  T: 'Okta’s own error tables',
  C: 'captured traffic',
  R: 'reports of others',
  I: 'inferred',
};
