// An API token (SSWS).
import { apiToken as facts } from '../../../shared/okta/credentials/api-token.ts';
import { sentAsItIs } from './sent-as-it-is.ts';

export const apiToken = sentAsItIs(facts.id);
