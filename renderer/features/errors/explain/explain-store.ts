// What was pasted to be explained. Memory only: a pasted text may hold a token. The
// field shows it with its secrets masked; what is explained is the text as it was pasted, as long as nobody has edited it.
// What a person wrote of its request survives a reload.
import { createStore } from 'zustand/vanilla';
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { MissingBody } from '../../../../shared/okta/explain/explain-response.ts';
import { findRequest } from '../../../../shared/okta/explain/read-request.ts';
import { redactPasted } from '../../../../shared/okta/explain/redact-pasted.ts';
import type { JudgedFailure } from '../../../../shared/okta/verdict/judgement.ts';
import { readKept, writeKept } from '../../../platform/kept-value.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { loadYaml, needsYaml, yamlReader } from './load-yaml.ts';
import {
  type FoundRequest,
  keepEdits,
  NOTHING_FOUND,
  type RequestEdits,
  readKeptEdits,
  toFound,
  toKept,
} from './request-fields.ts';

/** What is known of a response that the bench itself received, beside its text. */
export interface Beside {
  heldScopes: readonly string[] | null;
  failure: JudgedFailure | null;
  missingBody: MissingBody | null;
  /** Whose it is; null for a text that was pasted. */
  about: Pick<Exchange, 'tenantId' | 'tenantName' | 'credentialId' | 'credentialName'> | null;
}

interface ExplainState {
  /** What the field shows: of a long text the beginning. */
  shown: string;
  /** What is explained. */
  text: string;
  /** Secrets in `shown` are masked. */
  masked: boolean;
  /** The text goes on behind what is shown. */
  cut: boolean;
  /** Why a file could not be taken; null when all is well. */
  refusal: string | null;
  beside: Beside;
  /** What the text, or what was handed over with it, says about the request. */
  found: FoundRequest;
  edits: RequestEdits;
  /** Typed for a scope and not one yet. */
  scopeText: string;
  /** The body of a response is on its way. */
  reading: boolean;
}

const NOTHING_BESIDE: Beside = { heldScopes: null, failure: null, missingBody: null, about: null };
const EMPTY = {
  shown: '',
  text: '',
  masked: false,
  cut: false,
  refusal: null,
  beside: NOTHING_BESIDE,
  found: NOTHING_FOUND,
  reading: false,
};
const KEPT = 'explain.request';

export const explainStore = createStore<ExplainState>()(() => ({
  ...EMPTY,
  edits: readKeptEdits(readKept(KEPT)),
  scopeText: '',
}));

explainStore.subscribe(({ edits }, before) => {
  if (edits !== before.edits) writeKept(KEPT, toKept(edits));
});

/** Longer than any response that a person reads; a body beyond it belongs in the body viewer. */
const LONGEST = 2_000_000;

/** Of a longer text the field shows this much: a browser lays out 2 MB in a field for a second or two, at every change. */
const SHOWN_MOST = 40_000;
/** Read beyond that for masking, so that a secret is not cut where nothing would identify it as one. */
const MASKED_BEYOND = 8_192;

/** A cassette waits for the reader of YAML, and is read with it as if it had just been taken. */
function waitForYaml(text: string, take: () => void): void {
  if (!needsYaml(text)) return;
  explainStore.setState({ reading: true });
  void loadYaml().then(() => explainStore.getState().text === text && take(), reportProblem);
}

/** A text that was pasted in one piece: its secrets are masked in the field. */
export function takeText(text: string, beside: Beside = NOTHING_BESIDE): void {
  if (text.length > LONGEST) {
    refuse('The text is longer than 2 MB. Paste the status, the headers and the beginning of the body.');
    return;
  }
  const cut = text.length > SHOWN_MOST;
  const given = cut ? text.slice(0, SHOWN_MOST + MASKED_BEYOND) : text;
  const shown = redactPasted(given);
  const masked = shown !== given;
  const found = toFound(findRequest(text, yamlReader()), beside.heldScopes);
  explainStore.setState(({ edits }) => ({
    ...EMPTY,
    shown: cut ? shown.slice(0, SHOWN_MOST) : shown,
    text,
    masked,
    cut,
    beside,
    found,
    edits: keepEdits(edits, found, NOTHING_FOUND),
  }));
  waitForYaml(text, () => takeText(text, beside));
}

/** A text that is being typed or edited: taken as it is. */
export function editText(text: string): void {
  const before = explainStore.getState();
  const beside = text === '' ? NOTHING_BESIDE : before.beside;
  const found = toFound(findRequest(text, yamlReader()), beside.heldScopes);
  const edits = keepEdits(before.edits, found, before.found);
  explainStore.setState({ ...EMPTY, shown: text, text, beside, found, edits });
  waitForYaml(text, () => editText(text));
}

/** A response is on its way, in place of the one before. */
export const startReading = (): void => explainStore.setState({ ...EMPTY, reading: true });

export const clearText = (): void => explainStore.setState(EMPTY);

function refuse(refusal: string): void {
  explainStore.setState({ refusal });
}

/** The first of the dropped or chosen files. */
export async function takeFile(file: File | undefined): Promise<void> {
  if (!file) return;
  if (file.size > LONGEST) {
    refuse(`${file.name} is larger than 2 MB. Paste the status, the headers and the beginning of the body.`);
    return;
  }
  const text = await file.text();
  if (text.includes('\0')) refuse(`${file.name} is not a text. Drop the saved output of curl -i, or a JSON body.`);
  else takeText(text);
}
