// A token request that the org refused, shown as the result that it is: of `token`, and of `send` when there was no token to send with.
import type { TokenResult } from '../../../shared/model/token.ts';
import { VERDICT_FACTS } from '../../../shared/okta/verdict/verdicts.ts';
import { EXIT, type ExitCode, isOfTheOrg } from '../exit-code.ts';
import type { Terminal } from '../terminal/terminal.ts';

export function showRefused(
  { paint, print, printJson }: Terminal,
  { refusal, exchange }: Extract<TokenResult, { outcome: 'refused' }>,
  json: boolean,
): ExitCode {
  const { status, error, description, meaning, next } = refusal;
  const { verdict } = exchange.verdict;
  const asked = isOfTheOrg(verdict);
  if (json) printJson({ refused: { status, error, description, verdict, meaning, next } });
  else {
    const { colour, sign, label } = VERDICT_FACTS[verdict];
    const said = [error, description].filter((part) => part !== null).join(': ');
    const what = asked ? 'the org refused the token request' : 'no token was received';
    print(`${paint(colour, `${sign} ${label}`)}: ${what}, HTTP ${status}.`);
    for (const line of [said, meaning, next]) if (line !== '') print(`  ${line}`);
  }
  return asked ? EXIT.notMet : EXIT.notRun;
}
