// One change of an app: judged by what the org lists, guarded like every write, sent, and read again. A secret that the org gives out with it goes
// straight to where it is kept.
import type { AccessChange, AppAccess, ChangeInput, ChangeResult } from '../../../shared/model/app-access.ts';
import { changeCall, partOf } from '../../../shared/okta/app-access/access-calls.ts';
import { judgeChange } from '../../../shared/okta/app-access/judge-change.ts';
import { asObject, asText, parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import { checkGuard } from '../../../shared/okta/write-guard.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { AccessDesk } from './access-desk.ts';
import { bodyOf } from './change-body.ts';
import type { SecretOfOrg } from './created-secrets.ts';
import { keepSecret } from './keep-secret.ts';

/** `handsOut`: a secret that is saved nowhere can leave by the host. Throws WRITE_NOT_ARMED, CONFLICT, and what keeps a request from being sent. */
export async function changeAccess(
  context: EngineContext,
  desk: AccessDesk,
  input: ChangeInput,
  handsOut: boolean,
): Promise<ChangeResult> {
  const { change, armed, confirmName, tenantId, appId } = input;
  const given: string[] = [];
  const actor = await desk.actor(input, (secret) => void given.push(secret));
  const tenant = await context.tenants.get(tenantId);
  const before = await readBefore(desk, input);
  const target = { appId, integration: before.integration ?? false };
  const call = changeCall(change, target);
  const guard = checkGuard(call.method, tenant, input);
  if (!guard.ok) throw new BenchError('WRITE_NOT_ARMED', guard.message, { fix: guard.fix });
  const { refused } = judgeChange(change, before, { own: actor.credential.clientId === appId });
  if (refused) throw new BenchError('CONFLICT', refused.message, { meaning: refused.meaning, fix: refused.fix });
  const body = await bodyOf(context, tenant, change, { ...target, handsOut });
  const answer = await actor.send(call, { body, armed, confirmName });
  if (!answer.ok) return { refusal: answer.refusal, created: null, access: before };
  const id = asText(asObject(parseJsonText(answer.exchange.response?.body.text ?? null))?.id);
  const [secret] = given;
  const created =
    change.kind === 'create-secret' && secret !== undefined && id !== null
      ? await keepCreated(context, desk, { tenantId, appId, secretId: id }, secret, change.keepIn)
      : null;
  return { refusal: null, created, access: await desk.read(input, [partOf(change)]) };
}

/** What could be cut off is judged by a list that is read now, whatever was known; the address of anything by what was. */
async function readBefore(desk: AccessDesk, place: ChangeInput): Promise<AppAccess> {
  return cutsOff(place.change) ? desk.read(place, [partOf(place.change)]) : (desk.known(place) ?? desk.read(place));
}

const cutsOff = ({ kind }: AccessChange): boolean => /^(?:deactivate|delete)-/.test(kind);

async function keepCreated(
  context: EngineContext,
  { created }: AccessDesk,
  of: SecretOfOrg,
  secret: string,
  keepIn: string | null,
): Promise<ChangeResult['created']> {
  const { secretId } = of;
  created.put(of, secret);
  if (keepIn === null) return { secretId, problem: null };
  try {
    await keepSecret(context, created, of, keepIn);
    return { secretId, problem: null };
  } catch (error) {
    // The org has it by now: the person must learn its id, and may save or copy it still.
    if (!(error instanceof BenchError)) throw error;
    return { secretId, problem: { ...error.data, message: error.message } };
  }
}
