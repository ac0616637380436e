// A sign-in from a terminal: the address to open is printed on stderr, and the browser's answer is received on this computer or pasted.
// Nothing is opened: a pipeline has no browser, and a person chooses which one.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { SignInOutcome } from '../../../shared/model/credentials/sign-in.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { askHidden } from '../terminal/ask.ts';
import { readSecretFromStdin } from '../terminal/read-stdin.ts';
import type { OpenBench } from './open-bench.ts';
import { withVault } from './vault.ts';

export interface SignInOptions {
  /** The address where the browser ends is read from stdin, whether or not it could be received here. */
  paste?: boolean | undefined;
}

/** Throws PORT_TAKEN where nothing can listen and nothing is pasted, CANCELLED when nobody signed in. */
export async function signIn(
  bench: OpenBench,
  { tenant, credential, scopes }: { tenant: Tenant; credential: Credential; scopes: string[] },
  { paste = false }: SignInOptions,
): Promise<SignInOutcome> {
  const { client, terminal } = bench;
  const begun = await withVault(bench, () =>
    client.signIn.begin({ tenantId: tenant.id, credentialId: credential.id, scopes }),
  );
  const { signInId, authorizeUrl, redirectUri, notListening } = begun;
  if (notListening !== null && !paste) {
    await client.signIn.cancel({ signInId });
    throw new CliError('PORT_TAKEN', notListening.message, {
      meaning: 'The browser is sent there after the sign-in, and nothing could receive it.',
      fix: 'Add --paste, and give the address where the browser ends on stdin.',
    });
  }
  terminal.note(`Open this address in a browser, and sign in to ${tenant.name}:\n\n  ${authorizeUrl}\n`);
  if (!paste) {
    terminal.note(`Waiting for the browser at ${redirectUri} (five minutes; Ctrl-C ends it).`);
    return await client.signIn.wait({ signInId });
  }
  terminal.note(`Then give the whole address of the page where the browser ends: ${redirectUri}?...`);
  const typed = await askHidden(terminal.world, 'Address (not shown): ');
  const address = typed ?? (await readSecretFromStdin(terminal.world, '--paste'));
  return await client.signIn.paste({ signInId, address });
}

export function showSignInRefused(
  { terminal: { paint, print, printJson } }: OpenBench,
  { error, description, title, meaning, next }: Extract<SignInOutcome, { outcome: 'refused' }>,
  json: boolean,
): ExitCode {
  if (json) printJson({ refused: { status: null, error, description, verdict: null, meaning, next } });
  else {
    print(`${paint('red', '✗')} ${title}: the authorization server refused the sign-in.`);
    for (const line of [[error, description].filter((part) => part !== null).join(': '), meaning, next])
      print(`  ${line}`);
  }
  return EXIT.notMet;
}
