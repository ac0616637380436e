// What the engine needs of the world, as interfaces. `electron/adapters` implements them, tests may fake them;
// a new need of the engine is a new member here, never an import of an adapter.

import type { Capabilities } from '../../shared/model/capabilities.ts';
import type { Exchange, ExchangeSummary, Timing } from '../../shared/model/exchange.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { OpenedPlan, PlanFolder } from '../../shared/model/plan-files.ts';
import type {
  JournalEntry,
  SandboxDraft,
  SandboxFault,
  SandboxInstance,
  SandboxOwnApi,
} from '../../shared/model/sandbox.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { SlotKind } from '../../shared/model/vault.ts';
import type { PlainValue } from '../../shared/okta/credentials/credential-kind.ts';
import type { CredentialKind } from '../../shared/okta/credentials/credential-kinds.ts';
import type { ParseDocument } from '../../shared/okta/traffic/read-traffic.ts';
import type { HeaderList } from '../../shared/okta/wire-text/headers.ts';

/** JSON or YAML to a value, or a sentence that says the place of the first mistake. A long text must not hold the host up. */
export type { ParseDocument };

/** Epoch milliseconds. */
export type Now = () => number;

export interface WireNetwork {
  proxy: Settings['network']['proxy'] & { password: string | null };
  /** PEM text, possibly several certificates; empty for none beside the system's. */
  customCa: string;
}

/** A body that goes out as it arrives. */
export interface SentStream {
  chunks: AsyncIterable<Uint8Array>;
  /** Bytes; null where nobody knows before the end: then it goes out in chunks. */
  length: number | null;
}

export interface WireRequest {
  method: string;
  /** Absolute http(s) URL. */
  url: string;
  /** Sent as they are, in this order. The wire adds Host, Content-Length, Connection and Accept-Encoding only. */
  headers: HeaderList;
  /** Sent after those, and left out of `sentHeaders`: they are no part of the request as anybody would send it again. */
  unrecorded?: HeaderList;
  body: string | Uint8Array | SentStream | null;
  /** Until the response headers have arrived, and between two chunks of the body; a body in all takes no more than a few of it. */
  timeoutMs: number;
  network: WireNetwork;
  signal: AbortSignal;
}

export interface WireResponse {
  status: number;
  statusText: string;
  httpVersion: string;
  /** As received, repeated headers kept apart, names as sent. */
  headers: HeaderList;
  /** The request's headers as they went out, with what the wire added. */
  sentHeaders: HeaderList;
  /** Content-decoded bytes. Throws a WireError (`truncated`, `reset`, `timeout`, `cancelled`) when it ends early. */
  body: AsyncIterable<Uint8Array>;
  /** Of what has happened so far; complete once the body has ended. */
  timing(): Timing;
}

/** One HTTP attempt: no redirect followed, no retry, every status a response. Rejects with a WireError. */
export interface Wire {
  send(request: WireRequest): Promise<WireResponse>;
}

/** One way to protect the vault's data key. `unwrap` rejects rather than guessing: a wrong key never gives a value. */
export interface VaultSlot {
  kind: SlotKind;
  /** The backend's own name at this moment. */
  backend(): Promise<string>;
  /** Whether it can be offered here, and why not. */
  offer(): Promise<{ available: boolean; reason: string }>;
  /** `wrapped` is a JSON value to store in the vault file. Passphrase slots need `passphrase`. */
  wrap(key: Uint8Array, passphrase: string | null): Promise<unknown>;
  unwrap(wrapped: unknown, passphrase: string | null): Promise<Uint8Array>;
  /** Forget what was stored outside the vault file (a keyring entry). */
  discard(wrapped: unknown): Promise<void>;
}

/**
 * A small text file that is replaced as a whole: written to a temporary file, flushed, read back, renamed; the last good
 * one is kept as a backup. Survives `kill -9` at any moment and two processes on the same folder.
 */
export interface AtomicFile {
  /** `text` null when the file does not exist. */
  read(): Promise<{ text: string | null; backup: string | null }>;
  /** The backup alone, for when the file itself cannot be read. */
  readBackup(): Promise<string | null>;
  replace(text: string): Promise<void>;
  /** Keeps a copy of the file as it is under a name of its own (`<path>.<name>`), until it is dropped. */
  keep(name: string): Promise<void>;
  /** The copy of that name; null when there is none. */
  kept(name: string): Promise<string | null>;
  drop(name: string): Promise<void>;
  /**
   * Moves the file aside, never over another, and returns its new name; the next `read` gives `text` null.
   * The backup stays, unless `backupToo`.
   */
  setAside(backupToo?: boolean): Promise<string>;
  /** Runs alone among all processes on this folder. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

export interface SettingsStore {
  /** A damaged file is set aside and reported in `notice`; the defaults serve. */
  read(): Promise<{ settings: unknown; notice: Notice | null }>;
  write(settings: Settings): Promise<void>;
}

export interface HistoryStore {
  /** Newest last. Never opens a body; a torn last line is dropped. */
  load(): Promise<{ summaries: ExchangeSummary[]; notice: Notice | null }>;
  add(exchange: Exchange, summary: ExchangeSummary): Promise<void>;
  read(id: string): Promise<Exchange | null>;
  pin(id: string, pinned: boolean): Promise<void>;
  remove(ids: string[]): Promise<void>;
  bytes(): Promise<number>;
}

export interface StoredBody {
  size: number;
  /** True when the source failed or had too many bytes; what was received is kept. */
  truncated: boolean;
  /** What ended it early; a BodyTooLarge when it was the limit. */
  error: unknown;
  /** The first bytes, INLINE_BODY_BYTES at most: what most callers want next. */
  head: Uint8Array;
}

export interface BodyStore {
  /**
   * Streams to a file under `id`, in the place of what it held before; never holds the body in memory. Takes at most `maxBytes`
   * of it, and asks the source to stop there.
   */
  write(id: string, chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredBody>;
  /** Null when there is no such body. */
  open(id: string): Promise<{ size: number; stream: ReadableStream<Uint8Array> } | null>;
  /** The first `maxBytes` bytes. */
  head(id: string, maxBytes: number): Promise<Uint8Array | null>;
  remove(ids: string[]): Promise<void>;
  /** Of one body; 0 when there is none. */
  size(id: string): Promise<number>;
  bytes(): Promise<number>;
}

/** Resolves after `ms`, or at once when the signal ends it. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Runs: their events, only ever appended to, and the exchanges behind them, kept as long as the run. */
export interface RunStore {
  /** Oldest first. `bytes` of the events: it grows with every event. */
  list(): Promise<{ runId: string; bytes: number }[]>;
  has(runId: string): Promise<boolean>;
  /** Bytes that the run takes on the disk, evidence included; 0 where nothing is on a disk. */
  size(runId: string): Promise<number>;
  /** The events as JSON values; a line that a kill has torn is left out. Null when there is no such run. */
  read(runId: string): Promise<unknown[] | null>;
  append(runId: string, events: readonly object[]): Promise<void>;
  /** Makes this process the only one that may append; null when another has the run. Call what it gives to let go. */
  claim(runId: string): Promise<(() => Promise<void>) | null>;
  /** Whether some living process, this one included, has claimed it. */
  claimed(runId: string): Promise<boolean>;
  remove(runId: string): Promise<boolean>;
  /** Only of a run that is claimed here. */
  keep(runId: string, exchange: Exchange): Promise<void>;
  evidence(exchangeId: string): Promise<Exchange | null>;
}

/**
 * Plan files in folders of the person's choosing (`roots`). Every path is resolved on the disk first, links included, and refused
 * (INVALID_INPUT) where it then is in none of the roots, or has no name of a plan.
 */
export interface PlanFiles {
  /** The folder of plans that is always there; made when the first is written. */
  home: string;
  /** With `within`: all folders that were looked into. Never throws for a folder that cannot be read. */
  list(folder: string): Promise<Omit<PlanFolder, 'own'> & { within: string[] }>;
  /** The whole path of a folder that is there. Throws INVALID_INPUT. */
  folderAt(path: string): Promise<string>;
  /** Null when there is no such file. Throws FILE_INVALID for what is no text. */
  read(roots: readonly string[], path: string): Promise<OpenedPlan | null>;
  placeOf(path: string): { folder: string; name: string };
  /** The whole path of what the file at `path` calls `name`. */
  besideOf(path: string, name: string): string;
  /** Of any file in one of the folders: its first 2 MB, and its size in bytes. Null when there is none. Throws INVALID_INPUT, FILE_INVALID. */
  bytes(roots: readonly string[], path: string): Promise<{ bytes: Uint8Array; size: number } | null>;
  create(roots: readonly string[], folder: string, name: string, text: string): Promise<OpenedPlan | { taken: string }>;
  /** As a whole, with the rights that it had. */
  replace(roots: readonly string[], path: string, text: string): Promise<OpenedPlan>;
  /** The new path; null when the name is taken. */
  rename(roots: readonly string[], path: string, name: string): Promise<string | null>;
  /** False when it was gone. */
  remove(roots: readonly string[], path: string): Promise<boolean>;
  /** `all`: false where the system watches not each of them. */
  watch(folders: readonly string[], changed: () => void): { all: boolean; close(): void };
}

/** `not-this`: it goes on waiting. `received`, `refused`: what it waited for. `over`: it arrived a second time. */
export type RedirectReply = 'received' | 'refused' | 'not-this' | 'over';

/** Receives what a browser on this computer is redirected to. */
export interface RedirectListener {
  /**
   * Calls `receive` with path and query of every GET of exactly that path, and answers the browser with a plain page.
   * Throws PORT_TAKEN. What it gives stops listening at once; a page that is being sent still arrives.
   */
  open(
    place: { host: string; port: number; path: string },
    receive: (target: string) => RedirectReply,
  ): Promise<{ close(): Promise<void> }>;
}

/** What a program sent to the recorder, before anything of it was looked at. */
export interface IncomingCall {
  method: string;
  /** As the request line has it. */
  target: string;
  headers: HeaderList;
  /** Can be read once, as it arrives. */
  body: AsyncIterable<Uint8Array>;
  /** The program is gone. */
  signal: AbortSignal;
}

/** The answer to it, byte for byte. */
export interface CallReply {
  /** Once, before anything else. Nothing is added to the headers but what HTTP needs for the length of the body. */
  head(status: number, reason: string, headers: HeaderList): void;
  /** Resolves when more may be written; at once where nobody reads any longer. */
  write(chunk: Uint8Array): Promise<void>;
  end(): void;
  /** Tears the connection down. */
  reset(): void;
}

/** Where programs of this computer send what they would send to an org. */
export interface CallListener {
  /** On 127.0.0.1, at any free port for 0. Throws PORT_TAKEN. `close` ends what is on its way, too. */
  open(
    port: number,
    answer: (call: IncomingCall, reply: CallReply) => Promise<void>,
  ): Promise<{ port: number; close(): Promise<void> }>;
}

/** What a fault does to one call that is passed on. */
export interface CallFault {
  /** As it was given. */
  text: string;
  /** Before the answer arrives. */
  delayMs: number;
  /** Before each part of the body. */
  pauseMs: number;
  /** In place of the org, which sees nothing of the call; `now` is the org's time. */
  answer: ((now: number) => { status: number; reason: string; headers: HeaderList; body: string }) | null;
  reset: 'before' | 'headers' | 'mid-body' | null;
}

export interface CallFaults {
  /** In words, in their order. */
  titles: string[];
  /** Counts the call. Null: nothing goes wrong. */
  strike(method: string, path: string): CallFault | null;
}

/** Faults in the text form of the sandbox org's. Throws INVALID_INPUT. */
export type ReadCallFaults = (texts: readonly string[]) => Promise<CallFaults>;

export interface SandboxClient {
  name: string;
  /** How it authenticates, and so what goes out of its secret. */
  kind: CredentialKind;
  clientId: string;
  /** Further fields of its kind, as far as it has them: whether its tokens are bound to a key. */
  fields: Readonly<Record<string, PlainValue>>;
  /** What it authenticates by, as a person would enter it: a client secret, a private key. '' for a public client. */
  secret: string;
  /** Beside it: of a client whose secret is being changed. */
  otherSecrets: readonly { id: string; secret: string }[];
  scopes: string[];
  registered: string[];
  roles: string[];
}

export type MarkedCondition =
  /** The text of a fault. */
  | { fault: string }
  | { clientId: string; state: 'outside-zone' | 'inactive' | 'manage-only' }
  /** A rate budget that nobody else uses. */
  | { budget: 'own' };

/** What is wrong with a token of a custom server of the sandbox org; all else is as it should be. Moments are epoch ms. */
export interface TestTokenPlan {
  authorizationServer: string;
  clientId: string;
  /** `id`: an ID token. */
  kind?: 'access' | 'id';
  scopes?: readonly string[];
  audience?: string;
  issuer?: string;
  issuedAt?: number;
  notBefore?: number;
  expiresAt?: number;
}

/** A running sandbox org on its own loopback port. */
export interface SandboxHandle {
  url: string;
  clients(): SandboxClient[];
  /** API tokens of its admins. */
  apiTokens(): { name: string; owner: string; role: string | null; token: string }[];
  /** Who can sign in to it. */
  people(): { login: string; password: string }[];
  /** One more integration, with these scopes and SUPER_ADMIN. Throws as `addFault`. */
  makeClient(plan: { name: string; scopes: readonly string[] }): SandboxClient;
  /** The address of the page on which an admin authorizes the draft. Throws as `addFault`. */
  authorizePage(draft: SandboxDraft): string;
  instances(): SandboxInstance[];
  journal(after: number, limit: number): JournalEntry[];
  now(): number;
  /** How far its clock is from the real one, ms. */
  clockOffset(): number;
  /** The clock and the faults throw BenchError INVALID_INPUT for what the org does not take, CONFLICT for one fault too many. */
  moveClock(byMs: number | null): void;
  /** Epoch ms; null for the real time. */
  setClock(at: number | null): void;
  faults(): SandboxFault[];
  addFault(text: string): SandboxFault;
  /** Null for all. How many were removed. */
  removeFault(id: string | null): number;
  /** A token as if issued at `at` (epoch ms by its clock), which no org does; null for an unknown client. */
  issueToken(clientId: string, scopes: string[], at: number): Promise<string | null>;
  /** Signed by the custom server itself, which no org does; null for an unknown server. */
  testToken(plan: TestTokenPlan): Promise<string | null>;
  /** An API of one's own beside the org, one that checks tokens and one that does not. */
  ownApi: SandboxOwnApi;
  /**
   * Makes something true for the requests that carry the header, and for no others, until it is ended. Throws as `addFault`.
   */
  markRequests(condition: MarkedCondition): { header: [name: string, value: string]; end(): void };
  /** `client`: whose share of the bucket it is, by name. */
  buckets(): { bucket: string; client: string; limit: number; remaining: number; resetAt: number | null }[];
  /** Calls a minute that the client has for that call; null when nothing limits it. */
  limitOf(clientId: string, method: string, path: string): number | null;
  close(): Promise<void>;
}

export interface SandboxPort {
  start(options: Settings['sandbox']): Promise<SandboxHandle>;
}

/** What only the host can do; each call is guarded by its capability. */
export interface HostPort {
  capabilities: Capabilities;
  copyText(text: string): Promise<void>;
  /** False when the person closed the dialog. */
  saveText(filename: string, text: string): Promise<boolean>;
  saveStream(filename: string, stream: ReadableStream<Uint8Array>): Promise<boolean>;
  /** `alsoAt`: an origin that is allowed for this once, beside the allow-list. */
  openExternal(url: string, alsoAt?: string): Promise<void>;
}
