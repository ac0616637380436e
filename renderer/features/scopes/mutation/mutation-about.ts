// What a mutation is about, where it is not what is beside it now: another credential, or another set of scopes.
import type { MutationRun } from './mutation-store.ts';

export interface CheckedNow {
  credentialId: string | null;
  /** Tenant and credential by name. */
  who: string;
  scopes: readonly string[];
}

/** A sentence each; empty when the mutation is about exactly this. */
export function notAboutThis(run: MutationRun, { credentialId, who, scopes }: CheckedNow): string[] {
  const then = new Set(run.view.scopes);
  const now = new Set(scopes);
  const more = [...then].filter((scope) => !now.has(scope));
  const less = [...now].filter((scope) => !then.has(scope));
  return [
    ...(run.credentialId === credentialId ? [] : [`It was made as ${run.who}, but ${who} is in use now.`]),
    ...(more.length > 0 ? [`It also included ${more.join(' ')}.`] : []),
    ...(less.length > 0 ? [`It did not include ${less.join(' ')}.`] : []),
  ];
}
