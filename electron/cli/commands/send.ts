// `scopebench send`: one request to an org, and what its answer means.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { SendOptions } from '../run/send.ts';
import { addCommonOptions, addTargetOptions, collect } from './options.ts';

const EXAMPLES = `
Examples:
  scopebench send GET /api/v1/users?limit=2
  scopebench send GET /api/v1/groups --scopes okta.users.read --expect-status 403
  scopebench send POST /api/v1/groups --body group.json -t Acme
  echo '{"profile":{"name":"Night shift"}}' | scopebench send POST /api/v1/groups --body -

Exit code 0 for a status below 400, else 4; with --expect-status, 0 exactly when it is one of those.`;

export function addSendCommand(program: Command, act: Act): void {
  const command = program
    .command('send')
    .description('send one request and say what the answer means')
    .argument('<method>', 'GET, POST, PUT, PATCH, DELETE, ...')
    .argument('<path>', 'from the root of the org, with its query: /api/v1/users?limit=2')
    .optionsGroup('The request:')
    .option('-s, --scopes <list>', 'scopes for the token (default: the least that the operation needs)')
    .option('-b, --body <file>', 'send this file as the body; - is stdin')
    .option('-H, --header <line>', "a header, 'Name: value'; may be repeated", collect)
    .option('--token-stdin', 'send the access token that is read from stdin')
    .option('--no-auth', 'send without Authorization')
    .option('--arm', 'send a write to a tenant that is marked as production')
    .option('--confirm <name>', 'the name of that tenant, for a DELETE')
    .option('--timeout <seconds>', 'how long to wait for the answer')
    .optionsGroup('The answer:')
    .option('-i, --include', 'show the headers of the answer')
    .option('--raw', 'the body alone on stdout, byte for byte; the rest on stderr')
    .option('--expect-status <list>', 'the statuses that are right, such as 200 or 200,404');
  addCommonOptions(addTargetOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(
      act(async (method: string, path: string, options: SendOptions) => {
        const { runSend } = await import('../run/send.ts');
        return runSend(method, path, options);
      }),
    );
}
