// The address of the Audit page: which of its views is looked at. `#/audit/{run}` is an audit of an org; behind it the client that is looked at, and what
// of the list is shown.
import {
  changeAddress,
  choiceKey,
  flagKey,
  idKey,
  optionKey,
  pageAddress,
  textKey,
} from '../../platform/navigation.ts';

export const CLIENT_FILTERS = ['findings', 'unused', 'never', 'write', 'tokens'] as const;
export type ClientFilter = (typeof CLIENT_FILTERS)[number];
export const CLIENT_SORTS = ['findings', 'name', 'kind', 'granted', 'unused', 'write', 'last'] as const;
export type ClientSort = (typeof CLIENT_SORTS)[number];

export const auditAddress = pageAddress('audit', {
  view: choiceKey(['clients', 'vendor'], 'clients'),
  /** The form of a new audit, over an earlier one. */
  form: flagKey,
  client: idKey,
  find: textKey,
  show: optionKey(CLIENT_FILTERS),
  sort: choiceKey(CLIENT_SORTS, 'findings'),
});

/** `opened`: by a click, which is a step; the keys pass through many. */
export const chooseClient = (client: string | null, opened: boolean): void =>
  changeAddress(auditAddress, { client }, { step: opened });
