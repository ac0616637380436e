// What the readers of this folder hand on: the response as it was in the text, secrets still in it. Nothing of this
// leaves the folder before explain-response.ts has masked it.

import type { ErrorPlace } from '../errors/find-error-text.ts';
import type { JudgedFailure } from '../verdict/judgement.ts';
import type { HeaderList } from '../wire-text/headers.ts';
import type { TextKind } from './explanation.ts';

export interface TextRequest {
  /** Null where the text names the address alone. */
  method: string | null;
  target: string;
  headers: HeaderList;
  /** As it was sent; null where the text does not have it. */
  body: string | null;
}

export interface Mention {
  headers: HeaderList;
  /** '' when it says nothing for a body. */
  body: string;
  /** What the message is about, as far as its words say. */
  place: ErrorPlace | null;
}

export interface ReadText {
  kind: TextKind;
  status: number | null;
  statusText: string;
  headers: HeaderList;
  bodyText: string;
  /** What a message names of an error, in the place in which Okta sends it; null unless the text is a message. */
  mention: Mention | null;
  /** The body is there and cannot be read. */
  unread: boolean;
  /** `bodyText` is the beginning of the body. */
  cut: boolean;
  request: TextRequest | null;
  failure: JudgedFailure | null;
  earlier: { status: number; statusText: string; headers: HeaderList }[];
  problems: string[];
}

/** A text that says nothing, to start from. */
export const NOTHING: ReadText = {
  kind: 'empty',
  status: null,
  statusText: '',
  headers: [],
  bodyText: '',
  mention: null,
  unread: false,
  cut: false,
  request: null,
  failure: null,
  earlier: [],
  problems: [],
};
