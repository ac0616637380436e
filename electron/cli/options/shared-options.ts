// Options that several commands share, so that they read alike everywhere, and what they give to a command's work. The names of
// members are commander's: camel case of the long flags.
import type { Command } from 'commander';

export interface CommonOptions {
  json?: boolean;
  dataDir?: string;
}

export interface TargetOptions extends CommonOptions {
  tenant?: string;
  credential?: string;
  org?: string;
  clientId?: string;
  customDomain?: boolean;
  secretStdin?: boolean;
  apiTokenStdin?: boolean;
  keyFile?: string;
  dpop?: boolean;
  fault?: string[];
}

export function addCommonOptions(command: Command): Command {
  return command
    .optionsGroup('General:')
    .option('--json', 'print JSON, one line')
    .option('--data-dir <folder>', 'keep all data in this folder instead of the usual place');
}

/** For options that may be repeated. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

export function addFaultOption(command: Command): Command {
  return command.option(
    '--fault <text>',
    'a fault for the sandbox org to simulate, such as status=503,times=1; may be repeated',
    collect,
  );
}

/** Which org is asked, and as whom. `several`: more than one tenant may be. */
export function addTargetOptions(command: Command, { several = false } = {}): Command {
  const words = 'a saved tenant by name or id, or sandbox (default: sandbox)';
  command.optionsGroup('Which org, and with which credential:');
  if (several) command.option('-t, --tenant <name>', `${words}; may be repeated`, collect);
  else command.option('-t, --tenant <name>', words);
  command.option('-c, --credential <name>', 'its credential by name, id or client ID (default: the first)');
  return addFaultOption(addVisitOptions(command));
}

/** Of commands that may need a person to sign in. */
export function addSignInOptions(command: Command): Command {
  return command.option('--paste', 'after a sign-in, read the address where the browser ended from stdin');
}

/** An org that is only asked this once. */
export function addVisitOptions(command: Command): Command {
  return command
    .option('--org <url>', 'an org that is not saved; nothing is written')
    .option('--client-id <id>', 'client ID for --org')
    .option('--secret-stdin', 'read the client secret for --org from stdin')
    .option('--key-file <file>', 'private key for --org, of a service app: PEM, JWK or JWKS')
    .option('--dpop', 'bind the token to a key and prove it with each request (DPoP), with --key-file')
    .option('--api-token-stdin', 'read an API token (SSWS) for --org from stdin, in place of a client')
    .option('--custom-domain', 'the address of --org is a custom domain');
}
