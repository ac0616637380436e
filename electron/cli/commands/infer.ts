// `scopebench infer`: from recorded calls to the smallest set of scopes, and the proof of it.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { InferOptions } from '../run/infer.ts';
import { addCommonOptions, addTargetOptions } from './options.ts';

const EXAMPLES = `
Examples:
  scopebench infer recording.har
  scopebench infer access.log collection.json --registered "okta.users.manage okta.apps.read" --check
  scopebench infer recording.har --prove --tenant Acme --json
  scopebench infer --history --tenant Acme --credential Integration --since 7d

Of the history, --tenant and --credential narrow to theirs. It counts what you sent and what was recorded, not what the Error
lab, proofs and checks have sent; --source chooses otherwise.
Times are 30m, 24h, 7d (ago), a day or a moment: 2026-11-01, 2026-11-01T08:00Z. A day counts from its first moment for --since,
to its last for --until.

Reads HAR, Postman collections, OpenAPI files, access logs (common, combined) and JSON lines, recognised by content.
A proof sends GETs only. Exit code 4 when it fails, and with --check when the registration is not exactly what is needed.`;

export function addInferCommand(program: Command, act: Act): void {
  const command = program
    .command('infer')
    .description('find the least scopes for recorded calls; prove them on an org')
    .argument('[files...]', 'what was recorded; - is stdin')
    .option('--history', 'count the calls in the history of this computer too')
    .option('--since <time>', 'of the history: from then on')
    .option('--until <time>', 'of the history: until then')
    .option('--source <list>', 'of the history: what these have sent, such as error-cases, or all')
    .option('-r, --registered <list>', 'scopes that are registered (default: those noted for the credential)')
    .option('--check', 'exit code 4 unless what is registered is exactly what is needed')
    .option('--prove', 'get exactly the set and replay the GETs, then leave out each scope in turn');
  addCommonOptions(addTargetOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(
      act(async (files: string[], options: InferOptions) => {
        const { runInfer } = await import('../run/infer.ts');
        return runInfer(files, options);
      }),
    );
}
