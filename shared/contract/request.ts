// Sending requests to the org. The page gives a path and never an origin: the engine resolves it on the tenant's own.
import { z } from 'zod';
import { preflight, preflightInput } from '../model/preflight.ts';
import { resendInput, sendInput, sendResult } from '../model/request.ts';
import { seenValues, seenValuesInput } from '../model/seen-values.ts';
import { COPY_AS_FORMATS, type CopyFormat } from '../okta/copy-as/copy-as.ts';
import { procedure } from './base.ts';

const copyFormat = z.enum(Object.keys(COPY_AS_FORMATS) as [CopyFormat, ...CopyFormat[]]);

export const requestContract = {
  /** What sending it would lead to, by what is held and known now. Sends nothing. */
  preflight: procedure.input(preflightInput).output(preflight),
  send: procedure.input(sendInput).output(sendResult),
  /**
   * Until the window of this refusal's rate limit has ended; `over` is false when it was cancelled. Sends nothing.
   */
  waitForReset: procedure
    .input(z.object({ exchangeId: z.string(), requestKey: z.string().max(100).optional() }))
    .output(z.object({ over: z.boolean() })),
  /** Ends a call in flight: `send`, `next`, `waitForReset` or `token.request` with that requestKey. */
  cancel: procedure.input(z.object({ requestKey: z.string() })).output(z.object({ cancelled: z.boolean() })),
  /**
   * Sends the request of a kept exchange again: method, target, tenant, credential, headers and body are those of the exchange.
   * Throws CONFLICT where a part of it was not kept, WRITE_NOT_ARMED as `send` does.
   */
  resend: procedure.input(resendInput).output(sendResult),
  /** Follows Link rel="next" of a stored exchange once, as the org gave it. */
  next: procedure.input(z.object({ exchangeId: z.string(), requestKey: z.string().optional() })).output(sendResult),
  /**
   * What earlier answers of this tenant have shown for a parameter: from the history, at the tenant's present address. Reads a
   * bounded part of the kept bodies, and sends nothing.
   */
  seenValues: procedure.input(seenValuesInput).output(seenValues),
  /** The request as text in that format; the token is masked. */
  copyAs: procedure.input(z.object({ request: sendInput, format: copyFormat })).output(z.object({ text: z.string() })),
  /** The same with the real token, straight to the system clipboard. */
  copyWithToken: procedure
    .input(z.object({ request: sendInput, format: copyFormat }))
    .output(z.object({ copied: z.boolean() })),
};
