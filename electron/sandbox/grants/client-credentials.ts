// Client credentials: a client asks for itself. Which of the scopes it gets is for the authorization server to say.
import { logged } from '../log/log-grants.ts';
import { issueToken } from '../tokens/issue-token.ts';
import type { Grant } from './grant.ts';

export const clientCredentials: Grant = {
  type: 'client_credentials',
  stepsAt: ({ scopeSteps }) => [...scopeSteps.map(logged), issueToken],
};
