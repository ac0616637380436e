// `scopebench sandbox`: the simulated org alone, for the integrator's own product and SDKs.
import { type Command, Option } from 'commander';
import type { Act } from '../act.ts';
import type { SandboxOptions } from '../run/sandbox.ts';
import { addCommonOptions } from './options.ts';

export function addSandboxCommand(program: Command, act: Act): void {
  const command = program
    .command('sandbox')
    .description('serve the sandbox org on 127.0.0.1')
    .option('-p, --port <number>', 'port; 0 is any free one', '0')
    .option('--seed <text>', 'one seed gives one org')
    .addOption(
      new Option('--rate-limits <plan>', 'which rate limits apply')
        .choices(['workforce', 'integrator', 'off'])
        .default('workforce'),
    )
    .addOption(
      new Option(
        '--role-missing <answer>',
        'a list call without the admin role is answered with 403 (default) or an empty list',
      ).choices(['forbidden', 'empty']),
    )
    .option(
      '--switch <name=value>',
      'the other answer where nobody knows what Okta does; repeatable',
      (text: string, before: string[]) => [...before, text],
      [],
    );
  addCommonOptions(command).action(
    act(async (options: SandboxOptions) => {
      const { runSandbox } = await import('../run/sandbox.ts');
      return runSandbox(options);
    }),
  );
}
