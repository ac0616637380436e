// What is entered to submit an integration, field by field: in today's OIN Wizard, in the OIN Manager that Okta's older guides describe (closed for API
// services since March 2026), and in the API for submissions. With the value of this integration, ready to be pasted, and what is wrong with it.
// Labels: okta-developer-docs, guides/submit-oin-app/main/uapiservice and, of the OIN Manager, guides/submit-app (FACTS §9); API: FACTS-D §23.
import type { YamlPath } from '../documents/yaml-places.ts';
import type { Integration } from './integration.ts';
import { scopesReasonText } from './scopes-reason.ts';
import { SUBMISSION_LIMITS } from './submission-limits.ts';

/** `missing` and `over` are to be mended; `optional`: empty, and may be; `elsewhere`: not in the file, `note` says where. */
export type FieldState = 'filled' | 'missing' | 'over' | 'optional' | 'elsewhere';

export interface SubmissionField {
  id: string;
  group: 'Catalogue' | 'Support' | 'Test account' | 'API service';
  /** What it is called there; null where it is not asked for. */
  wizard: string | null;
  manager: string | null;
  /** Path in the API for submissions; null where none is known. */
  api: string | null;
  state: FieldState;
  /** To be pasted; empty for none. */
  value: string;
  /** How much of it there is, and how much may be; null without a limit. */
  limit: { now: number; most: number; of: 'characters' | 'entries' } | null;
  note: string | null;
  /** Where it is edited in the file, and how; null for what is not edited as one text. */
  edit: { path: YamlPath; lines: boolean } | null;
}

interface FieldFacts
  extends Pick<SubmissionField, 'id' | 'group' | 'wizard' | 'manager' | 'api'>,
    Partial<Pick<SubmissionField, 'note' | 'edit'>> {
  required: boolean;
  most?: number;
  of?: 'characters' | 'entries';
  value: string;
  /** Entries of a list. */
  entries?: number;
  elsewhere?: boolean;
}

export function submissionFields(integration: Integration): SubmissionField[] {
  return [...catalogueFields(integration), ...peopleFields(integration), ...serviceFields(integration)].map(toField);
}

function toField({
  required,
  most,
  of = 'characters',
  entries,
  elsewhere = false,
  note = null,
  edit = null,
  ...facts
}: FieldFacts): SubmissionField {
  const now = entries ?? facts.value.length;
  const over = most !== undefined && now > most;
  const empty = facts.value === '' ? (required ? 'missing' : 'optional') : 'filled';
  return {
    ...facts,
    note,
    edit,
    state: elsewhere ? 'elsewhere' : over ? 'over' : empty,
    limit: most === undefined ? null : { now, most, of },
  };
}

const LIMITS = SUBMISSION_LIMITS;
const line = (...path: YamlPath) => ({ path, lines: false });
const lines = (...path: YamlPath) => ({ path, lines: true });

function catalogueFields({ name, description, logo, useCases }: Integration): FieldFacts[] {
  const sizes = LIMITS.logo.sizes.map(([width, height]) => `${width}×${height}`).join(', ');
  return [
    {
      id: 'name',
      group: 'Catalogue',
      wizard: 'Display name',
      manager: 'App name',
      api: 'name',
      required: true,
      most: LIMITS.name.most,
      value: name,
      edit: line('integration'),
    },
    {
      id: 'description',
      group: 'Catalogue',
      wizard: 'Description',
      manager: 'App description',
      api: 'description',
      required: true,
      most: LIMITS.description.most,
      value: description,
      edit: lines('description'),
    },
    {
      id: 'logo',
      group: 'Catalogue',
      wizard: 'Logo',
      manager: 'App icon',
      api: 'logo',
      required: true,
      value: logo ?? '',
      note: `A PNG, JPG or GIF of less than 1 MB, of ${sizes} pixels. Here: its path from this file.`,
      edit: line('logo'),
    },
    {
      id: 'useCases',
      group: 'Catalogue',
      wizard: 'Use Cases',
      manager: 'Use case(s)',
      api: null,
      required: false,
      most: LIMITS.useCases.most,
      of: 'entries',
      entries: useCases.length,
      value: useCases.join('\n'),
      note: 'Three at most of: Automation, Centralized Logging, Directory and HR Sync, Identity Governance and Administration, Identity Verification, Multifactor Authentication, Zero Trust. One a line.',
      edit: lines('useCases'),
    },
    {
      id: 'website',
      group: 'Catalogue',
      wizard: null,
      manager: 'App website',
      api: null,
      required: false,
      elsewhere: true,
      value: '',
      note: 'Only the OIN Manager asked for it.',
    },
  ];
}

function peopleFields({ contacts, testAccount }: Integration): FieldFacts[] {
  return [
    {
      id: 'support',
      group: 'Support',
      wizard: null,
      manager: 'Support contacts',
      api: 'contacts: CUSTOMER_SUPPORT',
      required: false,
      value: contacts.support ?? '',
      note: 'Shown to customers. The configuration guide has to name it too.',
      edit: line('contacts', 'support'),
    },
    {
      id: 'escalation',
      group: 'Support',
      wizard: 'Support contact',
      manager: 'Escalation support contact',
      api: 'testing: escalationSupportContact',
      required: true,
      most: LIMITS.escalation.most,
      value: contacts.escalation ?? '',
      note: 'An e-mail address that somebody reads: Okta writes there in an emergency. Customers do not see it.',
      edit: line('contacts', 'escalation'),
    },
    {
      id: 'accountUrl',
      group: 'Test account',
      wizard: 'Account URL',
      manager: 'Test account URL',
      api: 'testing: testAccount.url',
      required: true,
      most: LIMITS.accountUrl.most,
      value: testAccount.url ?? '',
      edit: line('testAccount', 'url'),
    },
    {
      id: 'accountName',
      group: 'Test account',
      wizard: 'Username',
      manager: 'Test account username or email',
      api: 'testing: testAccount.username',
      required: true,
      most: LIMITS.accountName.most,
      value: testAccount.username ?? '',
      note: 'Okta prefers isvtest@okta.com.',
      edit: line('testAccount', 'username'),
    },
    {
      id: 'accountPassword',
      group: 'Test account',
      wizard: 'Password',
      manager: 'Test account password',
      api: 'testing: testAccount.password',
      required: true,
      elsewhere: testAccount.passwordIn !== null,
      value: '',
      note:
        testAccount.passwordIn === null
          ? 'Never in the file: name the environment variable that holds it.'
          : `Kept in ${testAccount.passwordIn}, and shown nowhere here.`,
      edit: line('testAccount', 'password', 'secret'),
    },
    {
      id: 'instructions',
      group: 'Test account',
      wizard: 'Testing instructions',
      manager: 'Additional instructions',
      api: 'testing: testAccount.instructions',
      required: true,
      most: LIMITS.instructions.most,
      value: testAccount.instructions ?? '',
      note: 'How a reviewer enters the values of an instance and makes your product call Okta.',
      edit: lines('testAccount', 'instructions'),
    },
  ];
}

function serviceFields(integration: Integration): FieldFacts[] {
  const { scopes, scopesReason, guide, tenantSettings } = integration;
  return [
    {
      id: 'grant',
      group: 'API service',
      wizard: 'Client secret',
      manager: 'API Service support: On, Client Credentials',
      api: 'ApiService.authenticationMethod',
      required: true,
      value: 'client_secret_basic',
      note: 'The only choice for an API service integration: select it.',
    },
    {
      id: 'scopes',
      group: 'API service',
      wizard: 'Scope',
      manager: 'Enable scopes',
      api: 'ApiService.scopes',
      required: true,
      value: scopes.map(({ name }) => name).join('\n'),
      note: 'Picked from a list, one by one. None is optional for a customer.',
    },
    {
      id: 'scopesReason',
      group: 'API service',
      wizard: 'Tell us the reason to use scopes',
      manager: null,
      api: 'testing: apiServiceTestConfiguration.scopeExplanation',
      required: true,
      most: LIMITS.scopesReason.most,
      value: scopesReasonText(integration),
      note: scopesReason === null ? 'Made of the reasons for the scopes. Write here to send another text.' : null,
      edit: lines('scopesReason'),
    },
    {
      id: 'guide',
      group: 'API service',
      wizard: 'Link to configuration guide',
      manager: 'Link to configuration guide',
      api: 'ApiService.setupInstructionsUri',
      required: true,
      most: LIMITS.guide.most,
      value: guide ?? '',
      edit: line('guide'),
    },
    {
      id: 'tenantSettings',
      group: 'API service',
      wizard: 'Tenant settings',
      manager: null,
      api: 'tenant-settings',
      required: false,
      most: LIMITS.tenantSettings.most,
      of: 'entries',
      entries: tenantSettings.length,
      value: tenantSettings.map(({ label, name }) => `${label}: ${name}`).join('\n'),
      note: 'Variables that a customer fills in when the integration is installed. Edited in the text.',
    },
  ];
}
