// What a person can do on the Workbench, as data for palette, shortcuts and menus.
import {
  IconArrowRight,
  IconCertificate,
  IconCode,
  IconEraser,
  IconKey,
  IconListCheck,
  IconPlayerStop,
  IconRefresh,
  IconSearch,
  IconSend,
  IconStack2,
  IconTargetArrow,
  IconTrash,
  IconUserQuestion,
  IconZoomCode,
} from '@tabler/icons-react';
import type { TokenInfo } from '../../../shared/model/token.ts';
import { keepAsSteps } from '../../platform/session-state/keep-step-handoff.ts';
import { selectedCredential } from '../../platform/session-state/tenants.ts';
import { currentToken } from '../../platform/session-state/tokens.ts';
import type { Verb } from '../../platform/verbs.ts';
import { requestFocus } from './focus-request.ts';
import { setRequestTab } from './request/change-draft.ts';
import { chosenOperation } from './request/chosen-operation.ts';
import { COPY_LABELS, copyRequestAs } from './request/copy-as.ts';
import { setComparing } from './response/change-responses.ts';
import { cancelFetching, fetchAll, forgetResponses } from './response/fetch-all.ts';
import { responseStore, shownEntry, shownFetching } from './response/response-store.ts';
import { cancelSending, nextPage, sendRequest } from './response/send.ts';
import { chooseLeast, setScopes } from './scopes/change-scopes.ts';
import { selectedScopes } from './scopes/scope-store.ts';
import { introspectToken, renewToken, verifyToken } from './token/check-token.ts';
import { cancelTokenRequest, requestChosen } from './token/request-token.ts';
import { setTokenDetails, showTokenView, tokenPanelStore } from './token/token-store.ts';

const FETCH_ALL_LIMIT = 10_000;
const page = 'workbench' as const;
const isBusy = (): boolean => {
  const { running, waiting } = responseStore.getState();
  return (
    running !== null || shownFetching() !== null || waiting !== null || tokenPanelStore.getState().running !== null
  );
};
const hasNext = (): boolean => shownEntry()?.exchange.hasNext === true && !isBusy();
const withToken = (work: (token: TokenInfo) => Promise<void>) => async (): Promise<void> => {
  const token = currentToken();
  if (token) await work(token);
};

const token: readonly Verb[] = [
  {
    id: 'token.request',
    label: 'Request token',
    group: 'Token',
    keys: 'mod+shift+enter',
    icon: IconKey,
    page,
    when: () => selectedCredential() !== null && tokenPanelStore.getState().running === null,
    run: requestChosen,
  },
  {
    id: 'token.decode',
    label: 'Decode token',
    group: 'Token',
    icon: IconZoomCode,
    words: 'claims jwt header open',
    page,
    when: () => currentToken() !== null,
    run: () => {
      showTokenView('decoded');
      setTokenDetails(true);
    },
  },
  {
    id: 'token.renew',
    label: 'Renew token',
    group: 'Token',
    icon: IconRefresh,
    page,
    when: () => currentToken() !== null,
    run: withToken(renewToken),
  },
  {
    id: 'token.introspect',
    label: 'Introspect token',
    group: 'Token',
    icon: IconUserQuestion,
    page,
    when: () => currentToken() !== null,
    run: withToken(introspectToken),
  },
  {
    id: 'token.verify',
    label: 'Verify the token’s signature',
    group: 'Token',
    icon: IconCertificate,
    page,
    when: () => currentToken() !== null,
    run: withToken(verifyToken),
  },
];

const request: readonly Verb[] = [
  {
    id: 'request.send',
    label: 'Send',
    group: 'Request',
    keys: 'mod+enter',
    icon: IconSend,
    words: 'request call run',
    page,
    when: () => responseStore.getState().running === null,
    run: sendRequest,
  },
  {
    id: 'request.cancel',
    label: 'Cancel what is running',
    group: 'Request',
    keys: 'mod+.',
    icon: IconPlayerStop,
    words: 'stop abort',
    page,
    when: isBusy,
    run: async () => {
      await Promise.all([cancelSending(), cancelFetching(), cancelTokenRequest()]);
    },
  },
  {
    id: 'request.operation',
    label: 'Find an operation',
    group: 'Request',
    keys: 'o',
    icon: IconSearch,
    words: 'search endpoint path',
    page,
    run: () => requestFocus('operation'),
  },
  {
    id: 'request.path',
    label: 'Type a path',
    group: 'Request',
    keys: 'p',
    icon: IconSearch,
    words: 'url free endpoint',
    page,
    run: () => {
      setRequestTab('parameters');
      requestFocus('path');
    },
  },
  ...COPY_LABELS.map(
    ([format, label]): Verb => ({
      id: `request.copy.${format}`,
      label: `Copy as ${label}`,
      group: 'Request',
      icon: IconCode,
      page,
      run: () => copyRequestAs(format),
    }),
  ),
];

const scopes: readonly Verb[] = [
  {
    id: 'scopes.search',
    label: 'Find a scope',
    group: 'Scopes',
    keys: '/',
    icon: IconSearch,
    page,
    run: () => requestFocus('scopes'),
  },
  {
    id: 'scopes.least',
    label: 'Choose the fewest scopes for this operation',
    group: 'Scopes',
    icon: IconTargetArrow,
    words: 'least needed required minimal',
    page,
    when: () => (chosenOperation()?.scopes.length ?? 0) > 0,
    run: () => {
      const operation = chosenOperation();
      if (operation) chooseLeast(operation);
    },
  },
  {
    id: 'scopes.registered',
    label: 'Choose all registered scopes',
    group: 'Scopes',
    icon: IconStack2,
    page,
    when: () => (selectedCredential()?.registeredScopes.length ?? 0) > 0,
    run: () => setScopes(selectedCredential()?.registeredScopes ?? []),
  },
  {
    id: 'scopes.clear',
    label: 'Clear the chosen scopes',
    group: 'Scopes',
    icon: IconEraser,
    page,
    when: () => selectedScopes().length > 0,
    run: () => setScopes([]),
  },
];

const response: readonly Verb[] = [
  {
    id: 'response.next',
    label: 'Next page',
    group: 'Response',
    keys: 'n',
    icon: IconArrowRight,
    page,
    when: hasNext,
    run: nextPage,
  },
  {
    id: 'response.all',
    label: 'Fetch all pages',
    group: 'Response',
    icon: IconStack2,
    words: 'list join',
    page,
    when: hasNext,
    run: async () => {
      const entry = shownEntry();
      if (entry) await fetchAll(entry.exchange.id, FETCH_ALL_LIMIT);
    },
  },
  {
    id: 'response.compare',
    label: 'Compare with another response',
    group: 'Response',
    icon: IconSearch,
    words: 'diff difference',
    page,
    when: () => (shownEntry()?.exchange.response ?? null) !== null,
    run: () => setComparing(true),
  },
  {
    id: 'response.keep',
    label: 'Keep as step…',
    group: 'Response',
    icon: IconListCheck,
    words: 'plan save request remember',
    page,
    when: () => shownEntry()?.exchange.kind === 'api' && shownEntry()?.exchange.response !== null,
    run: () => {
      const entry = shownEntry();
      if (entry) keepAsSteps([entry.exchange.id]);
    },
  },
  {
    id: 'response.forget',
    label: 'Clear the responses in view',
    group: 'Response',
    icon: IconTrash,
    words: 'empty strip session',
    page,
    when: () => responseStore.getState().entries.length > 0,
    run: forgetResponses,
  },
];

export const workbenchVerbs: readonly Verb[] = [...token, ...request, ...scopes, ...response];
