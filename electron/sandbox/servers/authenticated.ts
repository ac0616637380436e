// How every endpoint begins where a client authenticates itself: up to knowing whose call it is, and the count of it.
import { authenticateClient } from '../clients/authenticate-client.ts';
import { countedAfter } from '../http/count-call.ts';
import { findServer } from './find-server.ts';
import type { OAuthStep } from './oauth-exchange.ts';
import { readForm, refuseCredentialsInQuery, refuseDuplicates } from './read-form.ts';

export const authenticated: OAuthStep = countedAfter(
  readForm,
  refuseCredentialsInQuery,
  refuseDuplicates,
  findServer,
  authenticateClient,
);
