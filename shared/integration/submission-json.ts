// An integration as the JSON of Okta's API for submissions, and back. What is known of that API is its developer specification alone (FACTS-D §23): it
// is in no published one, nothing here was tried with it, and the file says so. No password is in it, and no reason of a single scope: the API
// has one text for all of them.
import { z } from 'zod';
import type { Integration } from './integration.ts';
import { scopesReasonText } from './scopes-reason.ts';

const NOTE =
  'Known from the developer specification only: Okta publishes no description of its API for submissions, and nothing of this was tried with it. The password of the test account is not in it.';
const FOLDER = '/integrations/api/v1/submissions';

const text = z.string().max(20_000).nullish();

const submissionJson = z.object({
  submission: z.object({
    name: z.string().min(1).max(500),
    description: text,
    contacts: z.array(z.object({ type: z.string(), value: z.string().max(2000) })).nullish(),
  }),
  apiService: z
    .object({
      authenticationMethod: z.string().nullish(),
      scopes: z.array(z.string().min(1).max(200)).max(500).nullish(),
      setupInstructionsUri: text,
    })
    .nullish(),
  tenantSettings: z.array(z.object({ label: z.string().min(1), name: z.string().min(1) })).nullish(),
  testing: z
    .object({
      testAccount: z.object({ url: text, username: text, instructions: text }).nullish(),
      escalationSupportContact: text,
      apiServiceTestConfiguration: z.object({ scopeExplanation: text }).nullish(),
    })
    .nullish(),
});

/** With a line break at its end. */
export function submissionJsonOf(integration: Integration): string {
  const { name, description, contacts, guide, scopes, tenantSettings, testAccount } = integration;
  const { url, username, instructions } = testAccount;
  const kept: z.input<typeof submissionJson> = {
    submission: {
      name,
      description,
      contacts: contacts.support === null ? [] : [{ type: 'CUSTOMER_SUPPORT', value: contacts.support }],
    },
    apiService: {
      authenticationMethod: 'client_secret_basic',
      scopes: scopes.map((scope) => scope.name),
      setupInstructionsUri: guide,
    },
    tenantSettings,
    testing: {
      testAccount: { url, username, instructions },
      escalationSupportContact: contacts.escalation,
      apiServiceTestConfiguration: { scopeExplanation: scopesReasonText(integration) || null },
    },
  };
  const about = {
    note: NOTE,
    paths: {
      submission: FOLDER,
      apiService: `${FOLDER}/{id}/capabilities/api-service/protocols/oauth2`,
      tenantSettings: `${FOLDER}/{id}/tenant-settings`,
      testing: `${FOLDER}/{id}/testing`,
    },
  };
  return `${JSON.stringify({ scopebench: about, ...kept }, null, 2)}\n`;
}

/** Of what the JSON holds; everything else is as in a new file. Null for what is no such JSON. */
export function integrationOfJson(json: string): Integration | null {
  const read = parsed(json);
  if (read === null) return null;
  const { submission, apiService, tenantSettings, testing } = read;
  const account = testing?.testAccount;
  return {
    name: submission.name,
    description: submission.description ?? '',
    scopes: [...new Set(apiService?.scopes ?? [])].map((name) => ({ name, reason: '' })),
    scopesReason: orNull(testing?.apiServiceTestConfiguration?.scopeExplanation),
    guide: orNull(apiService?.setupInstructionsUri),
    logo: null,
    useCases: [],
    contacts: {
      support: orNull(submission.contacts?.find(({ type }) => type === 'CUSTOMER_SUPPORT')?.value),
      escalation: orNull(
        testing?.escalationSupportContact ??
          submission.contacts?.find(({ type }) => type === 'ESCALATION_SUPPORT')?.value,
      ),
    },
    testAccount: {
      url: orNull(account?.url),
      username: orNull(account?.username),
      passwordIn: null,
      instructions: orNull(account?.instructions),
    },
    tenantSettings: tenantSettings ?? [],
    plans: [],
    versions: [],
    instances: [],
    confirmed: [],
  };
}

function parsed(json: string): z.output<typeof submissionJson> | null {
  try {
    return submissionJson.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

const orNull = (value: string | null | undefined): string | null => (value?.trim() ? value.trim() : null);
