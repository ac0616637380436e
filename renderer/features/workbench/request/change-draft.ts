// What a person can do to the request. Whatever changes what would be written disarms the write guard.
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { USUAL_SCHEME } from '../../../../shared/okta/credentials/authorization-schemes.ts';
import type { HeaderList } from '../../../../shared/okta/wire-text/headers.ts';
import { catalogueStore } from '../../../platform/session-state/catalogue.ts';
import { selectCredential, selectedTenant, selectTenant } from '../../../platform/session-state/tenants.ts';
import type { WorkbenchHandoff } from '../../../platform/session-state/workbench-handoff.ts';
import { setScopes } from '../scopes/change-scopes.ts';
import { type AuthDraft, type Draft, type DraftRow, newRow } from './draft.ts';
import { withoutOrigin } from './parameters/build-path.ts';
import { type RequestState, requestStore } from './request-store.ts';

const UNARMED = { armed: false, confirmName: '' } as const;

function patch(change: Partial<Draft>): void {
  requestStore.setState(({ draft }) => ({ draft: { ...draft, ...change }, ...UNARMED }));
}

/** Values of equal parameters stay, so that going from Get user to Update user keeps the id. */
export function pickOperation(operation: Operation): void {
  requestStore.setState(({ draft, tab, lost }) => {
    const names = new Set(operation.parameters.filter((each) => each.in === 'path').map((each) => each.name));
    const values = Object.fromEntries(Object.entries(draft.values).filter(([name]) => names.has(name)));
    const next: Draft = { ...draft, operationId: operation.id, method: operation.method, path: operation.path, values };
    const same = draft.operationId === operation.id && draft.path === operation.path;
    return {
      draft: same ? draft : { ...next, query: [], body: '' },
      lost: same ? lost : [],
      tab: operation.body ? 'body' : tab === 'body' ? 'parameters' : tab,
      ...UNARMED,
    };
  });
}

/** What is written again is not missing any more. */
const written = (part: RegExp): void =>
  requestStore.setState(({ lost }) => (lost.length === 0 ? {} : { lost: lost.filter((name) => !part.test(name)) }));

export const setMethod = (method: string): void => patch({ method });
export function setPath(path: string): void {
  patch({ path: withoutOrigin(path, selectedTenant()?.origin ?? ' ') });
  written(/^address/);
}
export function setBody(body: string): void {
  patch({ body });
  written(/^body/);
}
export const setTimeoutMs = (timeoutMs: number | null): void => patch({ timeoutMs });
export const setAuth = (auth: AuthDraft): void => patch({ auth });
export const setQuery = (query: readonly DraftRow[]): void => patch({ query });
export function setHeaders(headers: readonly DraftRow[]): void {
  patch({ headers });
  written(/^header/);
}

export function setValues(name: string, values: readonly string[]): void {
  requestStore.setState(({ draft }) => ({
    draft: { ...draft, values: { ...draft.values, [name]: values } },
    ...UNARMED,
  }));
}

export const setPasted = (pasted: string): void => requestStore.setState({ pasted });
export const setArmed = (armed: boolean): void => requestStore.setState({ armed });
export const setConfirmName = (confirmName: string): void => requestStore.setState({ confirmName });
export const disarm = (): void => requestStore.setState(UNARMED);
export const setRequestTab = (tab: RequestState['tab']): void => requestStore.setState({ tab });

function authOf(handed: WorkbenchHandoff['auth'], kept: AuthDraft): AuthDraft {
  if (handed === undefined) return kept;
  return handed === 'pasted'
    ? { kind: 'pasted', scheme: kept.kind === 'pasted' ? kept.scheme : USUAL_SCHEME }
    : { kind: handed };
}

export const forgetLost = (): void => requestStore.setState({ lost: [] });

/** A whole request that was pasted, or of an address the path alone; `lines`: what of it was left out, and why. */
export function takePastedRequest(
  request: { path: string; method?: string; headers?: HeaderList; body?: string },
  lines: readonly string[],
): void {
  const { path, method, headers, body } = request;
  requestStore.setState(({ draft, tab }) => ({
    draft: {
      ...draft,
      operationId: path === draft.path ? draft.operationId : null,
      path,
      ...(method === undefined ? {} : { method, values: {}, query: [] }),
      ...(headers === undefined ? {} : { headers: headers.map(([name, value]) => newRow(name, value)) }),
      ...(body === undefined ? {} : { body }),
    },
    lost: [],
    pastedNotes: lines.length === 0 ? null : { path, lines },
    tab: method === undefined ? tab : body ? 'body' : 'parameters',
    ...UNARMED,
  }));
}

export const forgetPastedNotes = (): void => requestStore.setState({ pastedNotes: null });

/** Take over what another page handed: an operation, or a whole request to send again. */
export function takeOver(handoff: WorkbenchHandoff): void {
  if (handoff.tenantId && handoff.credentialId) selectCredential(handoff.tenantId, handoff.credentialId);
  else if (handoff.tenantId) selectTenant(handoff.tenantId);
  if (handoff.scopes) setScopes(handoff.scopes);
  const operation = handoff.operationId ? catalogueStore.getState().operation.get(handoff.operationId) : undefined;
  if (handoff.path === undefined) {
    if (operation) pickOperation(operation);
    return;
  }
  requestStore.setState(({ draft }) => ({
    draft: {
      ...draft,
      operationId: handoff.operationId,
      method: handoff.method ?? operation?.method ?? 'GET',
      path: handoff.path ?? draft.path,
      values: {},
      query: [],
      headers: (handoff.headers ?? []).map(([name, value]) => newRow(name, value)),
      body: handoff.body ?? '',
      auth: authOf(handoff.auth, draft.auth),
    },
    lost: handoff.lost ?? [],
    tab: handoff.body || handoff.lost?.includes('body') ? 'body' : 'parameters',
    ...UNARMED,
  }));
}
