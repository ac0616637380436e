// Copy the request as text. Throws with a sentence when there is nothing to copy yet.
import type { CopyFormat } from '../../../../shared/okta/copy-as/copy-as.ts';
import { host } from '../../../platform/client.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { copyText } from '../../../ui/controls/copy-text.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { toSendInput } from './send/to-send-input.ts';

export const COPY_LABELS: readonly (readonly [CopyFormat, string])[] = [
  ['curl', 'cURL'],
  ['http', 'HTTP file'],
  ['fetch', 'fetch'],
  ['axios', 'axios'],
  ['python', 'Python requests'],
  ['spring', 'Spring application.yml'],
  ['postman', 'Postman collection'],
];

const labelOf = (format: CopyFormat): string => COPY_LABELS.find(([known]) => known === format)?.[1] ?? format;

export async function copyRequestAs(format: CopyFormat): Promise<void> {
  const attempt = toSendInput(true);
  if (!attempt.ok) throw new Error(attempt.reason);
  const { text } = await host.request.copyAs({ request: attempt.input, format });
  await copyText(text, `Copied as ${labelOf(format)}, token masked`);
}

export async function copyRequestWithToken(format: CopyFormat): Promise<void> {
  const attempt = toSendInput(true);
  if (!attempt.ok) throw new Error(attempt.reason);
  const answer = await withVault('overlay', () => host.request.copyWithToken({ request: attempt.input, format }));
  if (answer?.copied) announceDone(`Copied as ${labelOf(format)} with the token`);
}
