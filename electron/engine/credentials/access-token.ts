// A pasted access token.
import { accessToken as facts } from '../../../shared/okta/credentials/access-token.ts';
import { sentAsItIs } from './sent-as-it-is.ts';

export const accessToken = sentAsItIs(facts.id);
