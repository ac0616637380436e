// Whether what answers at a recorded address is the Scopebench that wrote the record, on this very folder: after a crash the
// process id and the port may both be another program's. It is asked with a number used once and answers with a keyed digest
// of it; the key is in the record, which only its owner reads, and is never sent.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RunningInstance } from './instance-record.ts';

const PATH = '/session/instance';
const NONCE = /^[\w-]{43}$/;
/** A host that starts up answers a little late. */
const PATIENCE_MS = 10_000;
const MOST_BYTES = 1_000;

/** Answers who asks; null when the request is for something else. `authority`: `127.0.0.1:port`, the only one answered for. */
export async function answerIdentity(
  request: Request,
  host: { authority: string; control: string; folder: string },
): Promise<Response | null> {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.pathname !== PATH || url.host !== host.authority) return null;
  const nonce = url.searchParams.get('nonce') ?? '';
  // Only a program asks: a page of any site must not even learn that Scopebench runs.
  const { headers } = request;
  const ofPage = headers.has('origin') || headers.has('sec-fetch-site') || headers.has('sec-fetch-dest');
  if (!NONCE.test(nonce) || ofPage || (headers.get('host') ?? url.host) !== host.authority)
    return new Response(null, { status: 403 });
  return Response.json({ digest: await digestOf(host.control, nonce, host.folder) });
}

/** False for another program, another folder's Scopebench, nobody, and a record that has no key to ask with. */
export async function identifiesItself({ url, control }: RunningInstance, folder: string): Promise<boolean> {
  if (control === null || !url.startsWith('http://127.0.0.1:')) return false;
  const nonce = randomBytes(32).toString('base64url');
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(new URL(`${PATH}?nonce=${nonce}`, url), { redirect: 'error', signal });
    const body: unknown = JSON.parse(await readStart(answer));
    const given = typeof body === 'object' && body !== null && 'digest' in body ? String(body.digest) : '';
    const [found, expected] = [Buffer.from(given), Buffer.from(await digestOf(control, nonce, folder))];
    return found.byteLength === expected.byteLength && timingSafeEqual(found, expected);
  } catch {
    return false;
  }
}

/** Another program may send without end. */
async function readStart(answer: Response): Promise<string> {
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.length > MOST_BYTES) break;
  }
  return text;
}

async function digestOf(control: string, nonce: string, folder: string): Promise<string> {
  const place = await realpath(folder).catch(() => resolve(folder));
  return createHmac('sha256', control)
    .update(JSON.stringify(['scopebench-instance', nonce, place]))
    .digest('base64');
}
