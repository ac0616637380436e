// The one sentence about a run against one's own API: what is worst comes first.
import { counted } from '../../counted.ts';

interface Result {
  met: boolean;
  verdict: string;
}

export function summarize(results: readonly Result[]): { met: boolean; message: string } {
  const count = (verdict: string) => results.filter((one) => one.verdict === verdict).length;
  const unmet = results.filter((one) => !one.met).length;
  const letIn = count('let-in');
  const open = count('refused-perhaps-otherwise');
  const met = unmet === 0 && results.length > 0;
  const reasons = open === 0 ? '' : ` Of ${counted(open, 'refusal')} the reason is open: see how the token was made.`;
  if (met)
    return { met, message: `Every answer is the expected one (${counted(results.length, 'request')}).${reasons}` };
  const worst = letIn === 0 ? '' : `${letIn} let in what should be refused. `;
  return {
    met,
    message: `${worst}${unmet} of ${counted(results.length, 'answer')} ${unmet === 1 ? 'is' : 'are'} not the expected one.${reasons}`,
  };
}
