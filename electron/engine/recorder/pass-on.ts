// What is between a program and its org: what the program sent goes out as it is, and what the org answers goes to the program while it is
// read for the record, each part once it is taken there. Nothing is held. A fault is put in here: the org, or the program, sees it as the other's.
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { WireError } from '../errors.ts';
import type { Between } from '../exchange/destination.ts';
import type { CallFault, CallReply, Sleep, WireRequest, WireResponse } from '../ports.ts';
import { fromOrgHeaders, isJson } from './forwarded-headers.ts';
import { type Addresses, createProgramJson, type PassingText, toProgramHeaders } from './move-addresses.ts';

export interface PassedCall {
  /** As it goes out; what is recorded of it may be less. */
  body: WireRequest['body'];
  reply: CallReply;
  addresses: Addresses;
  fault: CallFault | null;
  sleep: Sleep;
  /** By the org's clock. */
  orgNow(): number;
  /** Called before the head of the answer goes to the program. */
  answering(): void;
}

/** For one request. */
export function passOn(call: PassedCall): Between {
  return async (send, request) => {
    const { reply, fault, addresses } = call;
    if (fault?.reset === 'before') {
      reply.reset();
      throw new WireError(tornDown(fault), NO_TIME);
    }
    const answer = fault?.answer
      ? inPlace(request.headers, fault.answer(call.orgNow()))
      : await send(call.body ?? undefined);
    if (fault && fault.delayMs > 0) await call.sleep(fault.delayMs, request.signal);
    const json = isJson(answer.headers) && request.method !== 'HEAD';
    call.answering();
    const headers = fromOrgHeaders(answer.headers, json);
    reply.head(answer.status, answer.statusText, toProgramHeaders(headers, addresses));
    const text = json ? createProgramJson(addresses) : AS_IT_IS;
    return { ...answer, body: passing(answer.body, call, text, request.signal) };
  };
}

const AS_IT_IS: PassingText = { push: (chunk) => chunk, end: () => new Uint8Array() };

/** To the program first. Whoever reads less of it than there is ends its own reading only. */
async function* passing(
  body: AsyncIterable<Uint8Array>,
  call: PassedCall,
  text: PassingText,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { reply, fault } = call;
  const source = body[Symbol.asyncIterator]();
  let isTorn = fault?.reset === 'headers';
  if (isTorn) reply.reset();
  const write = async (chunk: Uint8Array): Promise<void> => {
    if (isTorn) return;
    if (fault && fault.pauseMs > 0) await call.sleep(fault.pauseMs, signal);
    const passed = text.push(chunk);
    if (fault?.reset === 'mid-body') {
      isTorn = true;
      await reply.write(passed.subarray(0, Math.ceil(passed.byteLength / 2)));
      reply.reset();
    } else if (passed.byteLength > 0) await reply.write(passed);
  };
  const finish = async (): Promise<void> => {
    const rest = text.end();
    if (!isTorn && fault?.reset === 'mid-body') reply.reset();
    else if (!isTorn) {
      if (rest.byteLength > 0) await reply.write(rest);
      reply.end();
    }
  };
  let isWhole = false;
  const pull = async (): Promise<Uint8Array | null> => {
    try {
      const next = await source.next();
      if (!next.done) {
        await write(next.value);
        return next.value;
      }
    } catch (error) {
      isWhole = true;
      reply.reset();
      throw error;
    }
    isWhole = true;
    await finish();
    return null;
  };
  try {
    for (let chunk = await pull(); chunk !== null; chunk = await pull()) yield chunk;
  } finally {
    // What is kept has a limit; what passes has none.
    while (!isWhole) await pull();
  }
}

function inPlace(
  sentHeaders: HeaderList,
  { status, reason, headers, body }: { status: number; reason: string; headers: HeaderList; body: string },
): WireResponse {
  const bytes = new TextEncoder().encode(body);
  return {
    status,
    statusText: reason,
    httpVersion: '1.1',
    headers: [...headers, ['Content-Length', String(bytes.byteLength)]],
    sentHeaders,
    body: only(bytes),
    timing: () => NO_TIME,
  };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.byteLength > 0) yield bytes;
}

const NO_TIME = { dns: null, connect: null, tls: null, firstByte: null, download: null, total: 0 };

const tornDown = ({ text }: CallFault) => ({
  kind: 'reset' as const,
  code: 'ECONNRESET',
  message: `The recorder closed the connection to the program, as its fault says (${text}). Nothing was sent.`,
  fix: 'Nothing is wrong with the org: end the recording and start it without the fault.',
});
