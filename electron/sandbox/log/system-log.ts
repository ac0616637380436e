// The org's System Log: events in order of publication, as `GET /api/v1/logs` returns them. Events older than 90 days are not
// shown (FACTS §5), and reappear with a clock that is set back; beyond a cap they leave, so that a long session does not grow
// without end.
import type { Ids } from '../ids.ts';

const RETENTION_MS = 90 * 86_400_000;
const CAP = 20_000;

export interface LogParty {
  id: string;
  type: string;
  alternateId: string | null;
  displayName: string;
  /** `detailEntry`. */
  detail?: Record<string, unknown>;
}

export interface LogDraft {
  /** Epoch milliseconds. */
  at: number;
  eventType: string;
  legacyEventType?: string;
  displayMessage: string;
  severity?: 'INFO' | 'WARN' | 'ERROR';
  result?: 'SUCCESS' | 'FAILURE';
  reason?: string | null;
  actor: LogParty;
  targets?: LogParty[];
  ip?: string;
  userAgent?: string;
  requestUri?: string;
  requestId?: string;
  debug?: Record<string, string>;
}

export interface LogRecord {
  at: number;
  seq: number;
  event: Record<string, unknown>;
}

export interface SystemLog {
  add(draft: LogDraft): void;
  /** What happened before the org was started: `count` drafts, ascending by time, which are made when the log is read first. */
  beginWith(count: number, drafts: () => LogDraft[]): void;
  /** Ascending by time, then by sequence. */
  all(now: number): readonly LogRecord[];
}

export function createSystemLog(ids: Ids): SystemLog {
  let records: LogRecord[] = [];
  let seq = 0;
  /** Streams of their own, so that what is read when changes no id. */
  const recordOf = (draft: LogDraft, at: number, part: string): LogRecord => {
    const hex = ids.stream(`log/uuid${part}`).text(32, '0123456789abcdef');
    const transaction = draft.requestId || ids.opaque(`log/transaction${part}`, 20);
    return { at: draft.at, seq: at, event: toEvent(draft, hex, transaction) };
  };
  let before: (() => LogRecord[]) | null = null;
  return {
    beginWith(count, drafts) {
      const first = seq + 1;
      seq += count;
      before = () => drafts().map((draft, index) => recordOf(draft, first + index, '/before'));
    },
    add(draft) {
      const record = recordOf(draft, ++seq, '');
      const last = records.at(-1);
      if (!last || last.at <= record.at) records.push(record);
      else
        records.splice(
          records.findIndex((known) => known.at > record.at),
          0,
          record,
        );
      if (records.length > CAP + 1_000) records = records.slice(-CAP);
    },
    all(now) {
      if (before !== null) {
        records = [...before(), ...records].sort((a, b) => a.at - b.at || a.seq - b.seq).slice(-CAP);
        before = null;
      }
      const first = records.findIndex((record) => record.at >= now - RETENTION_MS);
      return first === 0 ? records : first < 0 ? [] : records.slice(first);
    },
  };
}

function toEvent(draft: LogDraft, hex: string, transaction: string): Record<string, unknown> {
  const party = ({ detail = null, ...one }: Omit<LogParty, 'detail'> & { detail?: LogParty['detail'] | null }) => ({
    ...one,
    detailEntry: detail,
  });
  const ip = draft.ip ?? '127.0.0.1';
  return {
    actor: party(draft.actor),
    client: {
      userAgent: { rawUserAgent: draft.userAgent ?? 'unknown', os: 'Unknown', browser: 'UNKNOWN' },
      zone: 'null',
      device: 'Unknown',
      id: draft.actor.type === 'PublicClientApp' ? draft.actor.id : null,
      ipAddress: ip,
      geographicalContext: null,
    },
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      rootSessionId: 'unknown',
      externalSessionId: 'unknown',
    },
    displayMessage: draft.displayMessage,
    eventType: draft.eventType,
    outcome: { result: draft.result ?? 'SUCCESS', reason: draft.reason ?? null },
    published: new Date(draft.at).toISOString(),
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    severity: draft.severity ?? 'INFO',
    debugContext: {
      debugData: { requestUri: draft.requestUri ?? '/', requestId: draft.requestId ?? '', ...draft.debug },
    },
    legacyEventType: draft.legacyEventType ?? null,
    transaction: { type: 'WEB', id: transaction, detail: {} },
    uuid: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    version: '0',
    request: { ipChain: [{ ip, geographicalContext: null, version: 'V4', source: null }] },
    target: draft.targets?.map(party) ?? null,
  };
}
