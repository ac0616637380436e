// The write guard: what a person must do before a request leaves for a tenant that is marked as production.
// By method, not by scope: some POSTs only read (FACTS §6), but one of those sends an e-mail, so none passes unasked.

export interface WriteGuard {
  /** `none`: send. `arm`: one click. `name`: one click and the tenant's name typed. */
  level: 'none' | 'arm' | 'name';
  /** Why, for the person; empty for `none`. */
  reason: string;
}

export type GuardCheck = { ok: true } | { ok: false; message: string; fix: string };

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function guardWrite(method: string, tenant: { name: string; production: boolean }): WriteGuard {
  const verb = method.toUpperCase();
  if (!tenant.production || READS.has(verb)) return { level: 'none', reason: '' };
  if (verb === 'DELETE')
    return { level: 'name', reason: `This deletes on ${tenant.name}, a production tenant. Type its name to continue.` };
  return {
    level: 'arm',
    reason: `${verb} may change ${tenant.name}, a production tenant. Arm this request to send it.`,
  };
}

/** Whether what the person has done is enough. The name is compared exactly but for spaces around it. */
export function checkGuard(
  method: string,
  tenant: { name: string; production: boolean },
  given: { armed?: boolean | undefined; confirmName?: string | undefined },
): GuardCheck {
  const guard = guardWrite(method, tenant);
  if (guard.level === 'none') return { ok: true };
  if (given.armed !== true) return { ok: false, message: guard.reason, fix: 'Arm the request, then send it again.' };
  if (guard.level === 'name' && given.confirmName?.trim() !== tenant.name.trim())
    return {
      ok: false,
      message: `The name typed is not the name of the tenant, ${tenant.name}.`,
      fix: `Type ${tenant.name} exactly, then send again.`,
    };
  return { ok: true };
}

/** Whether a sweep may send it writes that are invalid on purpose: only where that was allowed, and never on production. */
export function mayTakeInvalidWrites(tenant: { production: boolean; invalidWrites: boolean }): boolean {
  return tenant.invalidWrites && !tenant.production;
}
