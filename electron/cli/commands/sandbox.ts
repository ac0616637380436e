// `scopebench sandbox`: the simulated org alone, for the integrator's own product and SDKs.
import { type Command, Option } from 'commander';
import { describeSwitches } from '../../sandbox/switches.ts';
import type { Act } from '../act.ts';
import type { SandboxOptions } from '../run/sandbox.ts';
import { addCommonOptions, addFaultOption, collect } from './options.ts';

/** One line each, the meanings below one another. */
function listSwitches(): string {
  const switches = describeSwitches();
  const width = Math.max(...switches.map(({ values }) => values.length)) + 2;
  return switches.map(({ values, meaning }) => `  ${values.padEnd(width)}${meaning}`).join('\n');
}

const EXAMPLES = `
Examples:
  scopebench sandbox --port 8080 --seed acme --json
  scopebench sandbox --fault "status=503,path=/api/v1/users*,times=2" --fault latency=200±100
  scopebench sandbox --clock 2026-12-01T00:00:00Z --control --json

A fault is what goes wrong, and where and how often:
  latency=MS or MS±MS        the answer comes later
  status=429                 rate limit used up; limit=0: too many at the same time; wait=SECONDS
  status=500|502|503|504     the org, or something before it, fails
  reset=before|headers|mid-body          the connection is cut
  body=truncated|invalid-json|broken-gzip|html
  slow-body=MS  huge-header=BYTES  date-skew=SECONDS
  path=GLOB (* is any text)  method=GET|POST  times=N  every=N  probability=0.1

A switch is a point where nobody outside Okta knows the answer; the first value is the likelier one and the default:
${listSwitches()}

--control prints the address and token of an endpoint by which a test changes faults and clock while it runs.`;

export function addSandboxCommand(program: Command, act: Act): void {
  const command = program
    .command('sandbox')
    .description('serve the sandbox org until told to end')
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
        'a list call without the admin role is answered with 403 (default) or an empty list; the switch roleMissingOnLists',
      ).choices(['forbidden', 'empty']),
    )
    .option(
      '--switch <name=value>',
      'another answer where nobody knows what Okta does; all are listed below; may be repeated',
      collect,
    )
    .option('--clock <time>', 'start its clock there, such as 2026-12-01T00:00:00Z; it runs on');
  addFaultOption(command)
    .option('--control', 'serve the control endpoint too, on a free port')
    .option('--control-port <number>', 'serve the control endpoint on this port');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(
      act(async (options: SandboxOptions) => {
        const { runSandbox } = await import('../run/sandbox.ts');
        return runSandbox(options);
      }),
    );
}
