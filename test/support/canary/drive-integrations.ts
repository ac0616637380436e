// How integrations are driven for the canary: files that hold a secret where a person may have put one.
import { type Step, tried } from './drive-access.ts';

const PATH = '/none/canary.integration.yaml';
const BESIDE = { plans: [], logo: null };
const textWith = (secret: string): string => `integration: Canary
description: Signs in with ${secret}
scopes: { okta.users.read: 'Reads people with ${secret}' }
guide: https://acme.example/okta?client_secret=${secret}
`;

export const DRIVE_INTEGRATIONS = {
  'integration.check': ({ client, clientSecret }) => client.integration.check({ text: textWith(clientSecret) }),
  'integration.beside': ({ client, clientSecret }) =>
    client.integration.beside({ path: PATH, text: `${textWith(clientSecret)}plans: ['${clientSecret}']\n` }),
  'integration.assess': ({ client, clientSecret }) =>
    tried(client.integration.assess({ path: PATH, text: textWith(clientSecret), beside: BESIDE })),
  'integration.pack': ({ client, clientSecret }) =>
    tried(client.integration.pack({ path: PATH, text: textWith(clientSecret), beside: BESIDE })),
} satisfies Record<string, Step>;
