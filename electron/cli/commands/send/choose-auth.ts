// How a request is authorised when the person did not say: with the least scopes that its operation needs. What was chosen
// is said, because it decides whether the answer is 200 or 403.
import type { AuthChoice } from '../../../../shared/model/request.ts';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { USUAL_SCHEME } from '../../../../shared/okta/credentials/authorization-schemes.ts';
import { leastScopes, requirementOf } from '../../../../shared/okta/scopes/requirement.ts';
import { usageError } from '../../cli-error.ts';
import { parseScopes } from '../../options/parse-values.ts';
import { readSecretFromStdin } from '../../terminal/read-stdin.ts';
import type { World } from '../../world.ts';

export interface AuthOptions {
  scopes?: string | undefined;
  tokenStdin?: boolean | undefined;
  /** False for --no-auth. */
  auth: boolean;
}

export interface ChosenAuth {
  auth: AuthChoice;
  /** For the person; null when nothing was decided for them. */
  said: string | null;
}

/** @throws CliError USAGE when the options contradict each other or no choice can be made for the person */
export async function chooseAuth(world: World, options: AuthOptions, operation: Operation | null): Promise<ChosenAuth> {
  const { scopes, tokenStdin, auth } = options;
  const given = [scopes !== undefined && '--scopes', tokenStdin && '--token-stdin', !auth && '--no-auth'].filter(
    Boolean,
  );
  if (given.length > 1) throw usageError(`${given.join(' and ')} contradict each other.`, 'Give one of them.');
  if (!auth) return { auth: { kind: 'none' }, said: null };
  if (tokenStdin)
    return {
      auth: { kind: 'pasted', scheme: USUAL_SCHEME, value: await readSecretFromStdin(world, '--token-stdin') },
      said: null,
    };
  if (scopes !== undefined) return { auth: { kind: 'auto', scopes: parseScopes(scopes) }, said: null };
  return chooseByOperation(operation);
}

function chooseByOperation(operation: Operation | null): ChosenAuth {
  if (operation === null)
    throw usageError(
      'The catalogue has no such operation, so the scopes that it needs are not known.',
      'Check method and path, or say what to send with: --scopes "...", --token-stdin or --no-auth.',
    );
  const { open, oauth, client } = requirementOf(operation);
  if (open) return { auth: { kind: 'none' }, said: `${operation.id} needs no token: none is sent.` };
  if (!oauth)
    throw usageError(
      client
        ? `${operation.id} takes the client's own credentials, not a token.`
        : `${operation.id} takes API tokens only, no OAuth access token.`,
      'Say what to send with: --scopes "...", --token-stdin or --no-auth, to see the answer.',
    );
  const least = leastScopes(operation);
  if (least.length === 0)
    throw usageError(
      `${operation.id} takes any token: the catalogue names no scope for it.`,
      'Choose the scopes of the token with --scopes.',
    );
  return {
    auth: { kind: 'auto', scopes: least },
    said: `Scopes: ${least.join(' ')} (the least that ${operation.id} needs).`,
  };
}
