// The end of everything that one sign-in led to: its refresh tokens and the access tokens that they brought (FACTS §17, §19).
import type { Org } from '../org.ts';
import type { RefreshLine } from './refresh-tokens.ts';

export function endLine({ tokens }: Pick<Org, 'tokens'>, line: RefreshLine): void {
  line.over = true;
  for (const jti of line.accessTokens) tokens.revoke(jti);
}
