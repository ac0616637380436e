// An error case: one more path that leads nowhere.
import type { Toy } from './toy.ts';

export const ERROR_CASE: Toy = {
  heading: 'An error case',
  name: 'back-door',
  files: {
    'shared/okta/error-cases/cases/cases-request.ts': [
      {
        at: "    {\n      id: 'api/failed-validation',",
        insert: `    {
      id: 'api/back-door',
      title: 'Unknown path of the back door',
      sends: 'A path that Okta does not have.',
      request: apiRequest({ path: '/api/v1/back-door', operationId: null }),
      code: { okta: 'E0000022' },
      source: 'FACTS §3.2',
    },
`,
      },
    ],
  },
  made: { 'docs/ERRORS.md': 'scripts/errors-table.mjs' },
};
