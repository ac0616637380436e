// `scopebench explain`: what a response means that somebody pasted or saved.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { ExplainOptions } from '../run/explain.ts';

const EXAMPLES = `
Examples:
  curl -si https://acme.okta.com/api/v1/groups -H "Authorization: Bearer ..." | scopebench explain -
  scopebench explain answer.txt
  pbpaste | scopebench explain - --scopes "okta.users.read" --json
  scopebench explain token-response.json --scopes "okta.users.read okta.groups.read"

Takes what there is: output of curl -i and curl -v, a HAR, an example of Postman, what a browser's network panel copies, output
of send --json, the message of an SDK or a log, headers alone, a body alone, or the value of WWW-Authenticate. Nothing is sent and nothing is stored; secrets in the text are masked in the answer.
Exit code 2 when nothing in the text can be explained.`;

export function addExplainCommand(program: Command, act: Act): void {
  program
    .command('explain')
    .description('say what a pasted response means')
    .argument('[file]', 'the text; - is stdin', '-')
    .option('-X, --method <method>', 'method of the request, where the text does not tell it')
    .option('--path <path>', 'path of the request, where the text does not tell it')
    .option('-s, --scopes <list>', 'scopes of the token that was sent; of a token response, those that were requested')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(
      act(async (file: string, options: ExplainOptions) => {
        const { runExplain } = await import('../run/explain.ts');
        return runExplain(file, options);
      }),
    );
}
