// When each credential and each secret was last used: kept apart from the tenants and written lazily, because a call uses one every
// time and must not rewrite what a person has saved. Memory answers; the file is written every few seconds at most and at the end,
// so a killed process loses its last seconds. It is worth nothing else: a file that is missing, torn or cannot be written is no error.
import { z } from 'zod';
import type { SavedTenant } from '../../../shared/model/tenant.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { AtomicFile, Now } from '../ports.ts';

const WRITE_AFTER_MS = 3_000;

/** `tenant/credential` and `tenant/credential/secret` → epoch ms. */
const fileSchema = z.object({ version: z.literal(1), used: z.record(z.string(), z.number()) });
type Used = ReadonlyMap<string, number>;

export interface LastUsed {
  /** Takes in what this and other processes have written. */
  refresh(): Promise<void>;
  note(tenantId: string, credentialId: string, secretId: string): void;
  /** The tenant as it is shown: of what its document says (older versions wrote it there) and what is noted here, the later. */
  shown(tenant: SavedTenant): SavedTenant;
  /** Writes what is not written. */
  close(): Promise<void>;
}

export function createLastUsed(file: AtomicFile, now: Now, events: EngineEvents): LastUsed {
  const used = new Map<string, number>();
  /** Of this process, and not in the file yet. */
  const unwritten = new Map<string, number>();
  /** Places that are gone, and still in the file. */
  let gone: string[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = () =>
    file
      .exclusively(async () => {
        const before = parse((await file.read()).text);
        const after = new Map(before);
        takeLater(after, unwritten);
        for (const place of gone) removeOf(after, place);
        takeLater(used, after);
        unwritten.clear();
        gone = [];
        if (!isSame(before, after)) await file.replace(toText(after));
      })
      .catch(ignoreDisk);
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(write);
    return writing;
  };
  const later = () => {
    timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS).unref();
  };

  events.on(['credential-removed', 'tenant-removed'], ({ tenantId, credentialId }) => {
    const place = credentialId === undefined ? tenantId : `${tenantId}/${credentialId}`;
    removeOf(used, place);
    removeOf(unwritten, place);
    gone.push(place);
    later();
  });

  return {
    async refresh() {
      try {
        takeLater(used, parse((await file.read()).text));
      } catch (error) {
        ignoreDisk(error);
      }
      for (const place of gone) removeOf(used, place);
    },

    note(tenantId, credentialId, secretId) {
      const at = now();
      for (const key of [`${tenantId}/${credentialId}`, `${tenantId}/${credentialId}/${secretId}`]) {
        used.set(key, at);
        unwritten.set(key, at);
      }
      later();
    },

    shown: (tenant) => withUse(tenant, used),

    async close() {
      if (unwritten.size > 0 || gone.length > 0) await flush();
      else await writing;
    },
  };
}

function withUse(tenant: SavedTenant, used: Used): SavedTenant {
  if (!tenant.credentials.some(({ id }) => used.has(`${tenant.id}/${id}`))) return tenant;
  const latest = (saved: number | null, ...place: string[]): number | null => {
    const noted = used.get([tenant.id, ...place].join('/'));
    return noted === undefined ? saved : Math.max(noted, saved ?? 0);
  };
  const credentials = tenant.credentials.map((credential) => ({
    ...credential,
    lastUsedAt: latest(credential.lastUsedAt, credential.id),
    secrets: credential.secrets.map((secret) => ({
      ...secret,
      lastUsedAt: latest(secret.lastUsedAt, credential.id, secret.id),
    })),
  }));
  return { ...tenant, credentials };
}

function parse(text: string | null): Used {
  try {
    const read = fileSchema.safeParse(JSON.parse(text ?? ''));
    return new Map(read.success ? Object.entries(read.data.used) : []);
  } catch {
    return new Map();
  }
}

const toText = (used: Used): string => `${JSON.stringify({ version: 1, used: Object.fromEntries(used) })}\n`;

/** Of two processes that used the same, the later time counts. */
function takeLater(into: Map<string, number>, from: Used): void {
  for (const [key, at] of from) into.set(key, Math.max(at, into.get(key) ?? 0));
}

function removeOf(from: Map<string, number>, place: string): void {
  for (const key of from.keys()) if (key === place || key.startsWith(`${place}/`)) from.delete(key);
}

const isSame = (before: Used, after: Used): boolean =>
  before.size === after.size && [...after].every(([key, at]) => before.get(key) === at);

function ignoreDisk(error: unknown): void {
  if (!(error instanceof BenchError)) throw error;
}
