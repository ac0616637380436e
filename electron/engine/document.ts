// A versioned JSON document in one atomic file: tenants today, plans and sweeps later. Reading never loses what is on the
// disk: a damaged file is kept aside and the backup takes its place, a file of a newer Scopebench is left alone.
import type { z } from 'zod';
import type { Notice } from '../../shared/model/notice.ts';
import { BenchError } from './errors.ts';
import type { AtomicFile } from './ports.ts';

export interface DocumentOptions<T> {
  /** What it holds, for sentences: `tenants`. */
  name: string;
  file: AtomicFile;
  schema: z.ZodType<T>;
  version: number;
  empty: T;
  /** Lifts a value of an older version; it is validated after. Without it, or when it throws, an old file is damaged. */
  migrate?: (value: unknown, fromVersion: number) => unknown;
}

export interface Document<T> {
  /** `notice` is reported once: the next read, of a file that was put right, has none. Values are not to be changed. */
  read(): Promise<{ value: T; notice: Notice | null }>;
  /**
   * Runs alone among all processes, on what is on the disk now. Returning the same value writes nothing.
   * Throws what `change` throws, STORAGE_FAILED, or FILE_INVALID for a file of a newer version.
   */
  update(change: (value: T) => T | Promise<T>): Promise<T>;
}

type Parsed<T> = { state: 'good'; value: T } | { state: 'damaged' } | { state: 'newer' };

export function createDocument<T>(options: DocumentOptions<T>): Document<T> {
  const { name, file, schema, version, empty } = options;
  const { parse, know } = createParser(options);
  let unsaid: Notice | null = null;

  /** `repair` only under the lock. */
  async function load(repair: boolean): Promise<{ value: T; notice: Notice | null; newer: boolean; broken: boolean }> {
    const { text, backup } = await file.read();
    if (text === null && backup === null) return { value: empty, notice: null, newer: false, broken: false };
    const main = text === null ? null : parse(text);
    if (main?.state === 'good') return { value: main.value, notice: null, newer: false, broken: false };
    if (main?.state === 'newer') return { value: empty, notice: newerNotice(name), newer: true, broken: false };
    const spare = backup === null ? null : parse(backup);
    if (!repair) {
      const value = spare?.state === 'good' ? spare.value : empty;
      return { value, notice: null, newer: false, broken: true };
    }
    const restorable = spare?.state === 'good';
    const aside = text === null && restorable ? null : await file.setAside(!restorable);
    if (restorable && backup !== null) {
      await file.replace(backup);
      return { value: spare.value, notice: restoredNotice(name, aside), newer: false, broken: false };
    }
    return { value: empty, notice: lostNotice(name, aside), newer: false, broken: false };
  }

  return {
    async read() {
      const first = await load(false);
      if (!first.broken) {
        const notice = first.notice ?? unsaid;
        unsaid = null;
        return { value: first.value, notice };
      }
      try {
        const { value, notice } = await file.exclusively(() => load(true));
        return { value, notice };
      } catch (cause) {
        if (!(cause instanceof BenchError)) throw cause;
        return { value: first.value, notice: unrepairedNotice(name, cause) };
      }
    },

    update: (change) =>
      file.exclusively(async () => {
        const { value, newer, notice } = await load(true);
        if (notice !== null && !newer) unsaid = notice;
        if (newer) throw newerError(name);
        const next = await change(value);
        if (next === value) return value;
        const checked = schema.parse(next);
        const text = `${JSON.stringify({ version, value: checked }, null, 1)}\n`;
        await file.replace(text);
        know(text, checked);
        return checked;
      }),
  };
}

/** Reads a text as the document; one that was read or written last is not read again. */
function createParser<T>({ schema, version, migrate }: Pick<DocumentOptions<T>, 'schema' | 'version' | 'migrate'>) {
  let known: { text: string; value: T } | null = null;

  function parse(text: string): Parsed<T> {
    if (known?.text === text) return { state: 'good', value: known.value };
    try {
      const envelope: unknown = JSON.parse(text);
      if (typeof envelope !== 'object' || envelope === null || !('version' in envelope) || !('value' in envelope))
        return { state: 'damaged' };
      const found = envelope.version;
      if (typeof found !== 'number' || !Number.isInteger(found)) return { state: 'damaged' };
      if (found > version) return { state: 'newer' };
      const lifted = found < version ? migrated(envelope.value, found) : envelope.value;
      const read = schema.safeParse(lifted);
      if (!read.success) return { state: 'damaged' };
      known = { text, value: read.data };
      return { state: 'good', value: read.data };
    } catch {
      return { state: 'damaged' };
    }
  }

  function migrated(value: unknown, from: number): unknown {
    if (!migrate) throw new Error(`No way from version ${from} to ${version}.`);
    return migrate(value, from);
  }

  return {
    parse,
    know(text: string, value: T): void {
      known = { text, value };
    },
  };
}

function restoredNotice(name: string, aside: string | null): Notice {
  return {
    id: `document-${name}`,
    level: 'warning',
    message: `The saved ${name} ${aside === null ? 'were missing' : 'could not be read'}; the backup took their place.`,
    fix: `Check that your latest change is there.${aside === null ? '' : ` The damaged file is kept as ${aside}.`}`,
  };
}

function lostNotice(name: string, aside: string | null): Notice {
  return {
    id: `document-${name}`,
    level: 'error',
    message: `The saved ${name} could not be read and there is no good backup.`,
    fix:
      aside === null
        ? 'Enter them again.'
        : `The damaged file is kept as ${aside} in the data folder. Enter them again, or import an export.`,
  };
}

function unrepairedNotice(name: string, cause: BenchError): Notice {
  return {
    id: `document-${name}`,
    level: 'error',
    message: `The saved ${name} could not be read or repaired: ${cause.message}`,
    fix: cause.data.fix,
  };
}

function newerNotice(name: string): Notice {
  const { message, data } = newerError(name);
  return { id: `document-${name}`, level: 'error', message, fix: data.fix };
}

function newerError(name: string): BenchError {
  return new BenchError(
    'FILE_INVALID',
    `The saved ${name} were written by a newer Scopebench and are left as they are.`,
    {
      fix: 'Update Scopebench, or start with --data-dir and another folder.',
    },
  );
}
