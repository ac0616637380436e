// The ledger: it watches every exchange that the engine runs and keeps what each showed. Observations are gathered and put on
// the disk together, at most once in FLUSH_MS: a sweep of thousands of calls must not write the file for each, and a
// killed process loses the last seconds only. They are applied to what is on the disk then, so two processes both count.
import type { LedgerView } from '../../../shared/model/ledger.ts';
import { type Catalogue, type Family, familyVersion } from '../../../shared/okta/catalogue/catalogue.ts';
import { type LedgerEvidence, type LedgerObservation, reduceLedger } from '../../../shared/okta/scopes/ledger.ts';
import { type EngineEvents, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { ExchangeRequest, RanExchange } from '../exchange/run-exchange.ts';
import type { TenantList } from '../tenants/tenant-list.ts';
import type { LedgerDocument, LedgerValue } from './ledger-document.ts';
import { basisOf, familyOfScope, toLedgerEntries } from './ledger-view.ts';
import { observeExchange } from './observe-exchange.ts';

const FLUSH_MS = 2000;
/** Kept in memory while the disk refuses; the oldest go first. */
const MOST_PENDING = 20_000;

export interface LedgerPorts {
  document: LedgerDocument;
  tenants: TenantList;
  catalogue(): Catalogue;
  events: EngineEvents;
}

/** Of the evidence for one scope. */
export interface EvidenceVersion {
  family: Family;
  version: string;
}

interface Place {
  tenantId: string;
  credentialId: string;
}

export interface LedgerService {
  /** Of every exchange that was run; never throws: a ledger that cannot be kept must not fail a call. */
  observe(request: ExchangeRequest, ran: RanExchange): Promise<void>;
  /** Throws NOT_FOUND. */
  read(place: Place): Promise<LedgerView>;
  /** Some scopes, or the whole ledger of the credential. Throws NOT_FOUND, STORAGE_FAILED. */
  forget(input: Place & { scopes?: string[] | undefined }): Promise<LedgerView>;
  /** For every credential, the versions of the specifications that its evidence of calls was gathered under. */
  evidenceVersions(): Promise<(Place & { versions: EvidenceVersion[] })[]>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export function createLedgerService({ document, tenants, catalogue, events }: LedgerPorts): LedgerService {
  const waiting = createWaiting(document);
  const { flush } = waiting;

  const versionFor = (family: Family): string => familyVersion(catalogue(), family) ?? catalogue().version;

  const view = async (place: Place): Promise<LedgerView> => {
    const { credential } = await tenants.credential(place.tenantId, place.credentialId);
    await waiting.written();
    const { value } = await document.read();
    const kept = evidenceOf(waiting.of(place).reduce(applyTo, value), place);
    return {
      tenantId: place.tenantId,
      credentialId: place.credentialId,
      catalogueVersion: catalogue().version,
      entries: toLedgerEntries(kept, credential, catalogue()),
    };
  };

  const erase = async (matches: (one: Place) => boolean, scopes: string[] | undefined) => {
    await flush();
    await document.update((value) => without(value, matches, scopes));
  };

  events.on(PLACE_GONE, async (place) => {
    const goes = (one: Place) => isOfPlace(place, one);
    waiting.drop(goes);
    try {
      await erase(goes, undefined);
    } catch (error) {
      // What is left behind belongs to no credential that can be named any more.
      if (!(error instanceof BenchError)) throw error;
    }
  });

  return {
    async observe(request, ran) {
      const { credential, destination } = request;
      if (credential === null) return;
      try {
        const saved = (await tenants.credential(destination.tenant.id, credential.id)).credential;
        const basis = basisOf(saved, versionFor(request.operation?.family ?? 'management'));
        const seen = basis === null ? null : observeExchange(request, ran, basis);
        if (seen === null) return;
        waiting.add({ tenantId: destination.tenant.id, credentialId: credential.id, seen });
      } catch (error) {
        // The credential was removed while its request was on its way.
        if (!(error instanceof BenchError)) throw error;
      }
    },

    read: view,

    async forget({ scopes, ...place }) {
      await tenants.credential(place.tenantId, place.credentialId);
      await erase((one) => isAt(one, place), scopes);
      return view(place);
    },

    async evidenceVersions() {
      await flush();
      const { value } = await document.read();
      return value.credentials.map(({ tenantId, credentialId, scopes }) => ({
        tenantId,
        credentialId,
        versions: Object.entries(scopes).flatMap(([scope, { effective }]) =>
          effective ? [{ family: familyOfScope(scope, catalogue()), version: effective.basis.catalogueVersion }] : [],
        ),
      }));
    },

    flush,
    close: flush,
  };
}

type Waiting = Place & { seen: LedgerObservation };

/** What was seen and is not on the disk yet. */
function createWaiting(document: LedgerDocument) {
  let pending: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    const taken = pending;
    if (taken.length === 0) return;
    pending = [];
    try {
      await document.update((value) => taken.reduce(applyTo, value));
    } catch (error) {
      if (!(error instanceof BenchError)) throw error;
      pending = [...taken, ...pending].slice(-MOST_PENDING);
    }
  };
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(write, write);
    return writing;
  };

  return {
    flush,
    /** Resolves when no writing is on its way, however it ended. */
    written: () => writing.catch(() => undefined),
    of: (place: Place) => pending.filter((one) => isAt(one, place)),
    drop(goes: (one: Place) => boolean): void {
      pending = pending.filter((one) => !goes(one));
    },
    add(one: Waiting): void {
      pending.push(one);
      if (timer !== null) return;
      timer = setTimeout(() => void flush().catch(() => undefined), FLUSH_MS);
      timer.unref();
    },
  };
}

const isAt = (one: Place, place: Place): boolean =>
  one.tenantId === place.tenantId && one.credentialId === place.credentialId;

function evidenceOf(value: LedgerValue, place: Place): LedgerEvidence {
  return value.credentials.find((one) => isAt(one, place))?.scopes ?? {};
}

function applyTo(value: LedgerValue, { seen, ...place }: Waiting): LedgerValue {
  const before = evidenceOf(value, place);
  const after = reduceLedger(before, seen);
  if (after === before) return value;
  const others = value.credentials.filter((one) => !isAt(one, place));
  return { credentials: [...others, { ...place, scopes: after }] };
}

function without(value: LedgerValue, matches: (one: Place) => boolean, scopes: string[] | undefined): LedgerValue {
  if (!value.credentials.some(matches)) return value;
  if (scopes === undefined) return { credentials: value.credentials.filter((one) => !matches(one)) };
  const gone = new Set(scopes);
  return {
    credentials: value.credentials.map((one) =>
      matches(one)
        ? { ...one, scopes: Object.fromEntries(Object.entries(one.scopes).filter(([name]) => !gone.has(name))) }
        : one,
    ),
  };
}
