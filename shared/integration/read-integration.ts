// From the text of an integration file to the integration, with every fault of its form: place, what was expected, what was found, and what to
// do. What is wrong about its content is found by check-integration.ts.

import { readYamlPlaces, type YamlPath, type YamlPlaces } from '../documents/yaml-places.ts';
import { type At, problemsOfForm } from '../file-form/form-problems.ts';
import type { PlanProblem } from '../model/plan.ts';
import type { Integration } from './integration.ts';
import {
  confirmationDocument,
  type IntegrationDocument,
  instanceDocument,
  integrationDocument,
  versionDocument,
} from './integration-document.ts';

export interface ReadIntegration {
  /** Null when there is an error of the form. */
  integration: Integration | null;
  problems: PlanProblem[];
  /** As it was read, whatever its form; undefined for what is no YAML. */
  document: unknown;
  /** Where something of the document stands. */
  placeOf: YamlPlaces['placeOf'];
}

/** A file of more is no integration. */
const MOST_CHARACTERS = 1_000_000;

/** Never throws. `text`: of the file. */
export function readIntegration(text: string): ReadIntegration {
  const yaml = readYamlPlaces(text.length > MOST_CHARACTERS ? '' : text);
  const at: At = (path, what, message, fix) => ({ ...yaml.placeOf(path, what), severity: 'error', message, fix });
  const failed = (problems: PlanProblem[]): ReadIntegration => ({
    integration: null,
    problems,
    document: yaml.document,
    placeOf: yaml.placeOf,
  });
  if (text.length > MOST_CHARACTERS)
    return failed([at([], 'value', 'The file has more than a million characters.', 'Shorten its texts.')]);
  if (yaml.faults.length > 0) return failed(yaml.faults.map((fault): PlanProblem => ({ ...fault, severity: 'error' })));
  const parsed = integrationDocument.safeParse(yaml.document);
  if (!parsed.success) return failed(problemsOfForm(parsed.error.issues, yaml.document, at, keysAt));
  return {
    integration: toIntegration(parsed.data),
    problems: [],
    document: yaml.document,
    placeOf: yaml.placeOf,
  };
}

function toIntegration(document: IntegrationDocument): Integration {
  const { contacts = {}, testAccount = {} } = document;
  return {
    name: document.integration,
    description: document.description ?? '',
    scopes: Object.entries(document.scopes).map(([name, reason]) => ({ name, reason: (reason ?? '').trim() })),
    scopesReason: orNull(document.scopesReason),
    guide: orNull(document.guide),
    logo: orNull(document.logo),
    useCases: document.useCases ?? [],
    contacts: { support: orNull(contacts.support), escalation: orNull(contacts.escalation) },
    testAccount: {
      url: orNull(testAccount.url),
      username: orNull(testAccount.username),
      passwordIn: orNull(testAccount.password?.secret),
      instructions: orNull(testAccount.instructions),
    },
    tenantSettings: document.tenantSettings ?? [],
    plans: document.plans ?? [],
    versions: (document.versions ?? []).map(({ published = false, ...version }) => ({ ...version, published })),
    instances: document.instances ?? [],
    confirmed: document.confirmed ?? [],
  };
}

/** An empty text is as good as none. */
const orNull = (text: string | undefined): string | null => (text?.trim() ? text.trim() : null);

const KEYS: Record<string, readonly string[]> = {
  contacts: ['support', 'escalation'],
  testAccount: ['url', 'username', 'password', 'instructions'],
  tenantSettings: ['label', 'name'],
  versions: Object.keys(versionDocument.shape),
  instances: Object.keys(instanceDocument.shape),
  confirmed: Object.keys(confirmationDocument.shape),
};

function keysAt([top, inner]: YamlPath): readonly string[] {
  if (top === undefined) return Object.keys(integrationDocument.shape);
  return inner === 'password' ? ['secret'] : (KEYS[String(top)] ?? []);
}
