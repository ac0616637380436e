// The faults that are on, in their order, and which of them strikes a call. Chance comes from the org's seed, a stream of its
// own for each fault: the same calls in the same order meet the same faults.
import type { Ids, Stream } from '../ids.ts';
import { SandboxRefusal } from '../sandbox-refusal.ts';
import { describeEffect, describeReach } from './describe-fault.ts';
import { combines, type Fault, type FaultEffect, type FaultSpec } from './fault.ts';
import { matchesGlob } from './matches-glob.ts';
import { formatFault } from './parse-fault.ts';

const MOST_FAULTS = 100;

/** What strikes one call. */
export interface Struck {
  /** The one that decides the answer: the first in the list that strikes. */
  deciding: FaultEffect | null;
  /** Those that change how the answer arrives. */
  adding: FaultEffect[];
  delayMs: number;
  /** For the journal: the texts of all, or null. */
  text: string | null;
}

export interface FaultBook {
  /** Those that can hit everybody. */
  list(): Fault[];
  /**
   * With a mark it hits requests that carry the mark, after what hits everybody; its id is the mark then.
   * @throws SandboxRefusal when there are too many
   */
  add(spec: FaultSpec, mark?: string): Fault;
  /** False: there is none of that id. */
  remove(id: string): boolean;
  /** Removes those that can hit everybody; how many there were. */
  clear(): number;
  /** Counts the call, and a strike for each fault that it meets. */
  strike(method: string, path: string, mark: string | null): Struck;
}

interface Entry {
  fault: Fault;
  /** Null: it can hit everybody. */
  mark: string | null;
  /** Calls that it applied to. */
  seen: number;
  chance: Stream;
}

export function createFaultBook(ids: Ids): FaultBook {
  let entries: Entry[] = [];
  let added = 0;
  const forAll = (): Entry[] => entries.filter(({ mark }) => mark === null);
  return {
    list: () => forAll().map(({ fault }) => ({ ...fault })),
    add(spec, mark) {
      if (mark === undefined && forAll().length >= MOST_FAULTS)
        throw new SandboxRefusal(
          `There are ${MOST_FAULTS} faults already.`,
          'That is as many as the sandbox org keeps.',
          'Remove those that are not needed.',
          'conflict',
        );
      if (mark === undefined) added += 1;
      const id = mark ?? `f${added}`;
      const fault: Fault = {
        ...spec,
        id,
        text: formatFault(spec),
        title: `${describeEffect(spec.effect)}: ${describeReach(spec)}`,
        strikes: 0,
        spent: false,
      };
      const chance = ids.stream(mark === undefined ? `fault/${id}` : 'fault/marked');
      entries.push({ fault, mark: mark ?? null, seen: 0, chance });
      return { ...fault };
    },
    remove(id) {
      const before = entries.length;
      entries = entries.filter(({ fault }) => fault.id !== id);
      return entries.length < before;
    },
    clear() {
      const before = entries.length;
      entries = entries.filter(({ mark }) => mark !== null);
      return before - entries.length;
    },
    strike(method, path, mark) {
      const struck: Struck = { deciding: null, adding: [], delayMs: 0, text: null };
      for (const entry of [...forAll(), ...entries.filter((one) => one.mark !== null && one.mark === mark)]) {
        const { fault } = entry;
        if (!wouldStrike(entry, method, path)) continue;
        const adds = combines(fault.effect);
        if (!adds && struck.deciding !== null) continue;
        fault.strikes += 1;
        fault.spent = fault.times !== null && fault.strikes >= fault.times;
        if (adds) struck.adding.push(fault.effect);
        else struck.deciding = fault.effect;
        if (fault.effect.kind === 'latency') struck.delayMs += delayOf(fault.effect, entry.chance);
        struck.text = [...(struck.text === null ? [] : [struck.text]), fault.text].join(' + ');
      }
      return struck;
    },
  };
}

/** Counts the call and draws its chance whether or not another fault precedes it, so that faults do not shift each other. */
function wouldStrike(entry: Entry, method: string, path: string): boolean {
  const { spent, every, probability } = entry.fault;
  if (spent || !appliesTo(entry.fault, method, path)) return false;
  entry.seen += 1;
  if (every !== null && entry.seen % every !== 0) return false;
  return probability === null || entry.chance.next() < probability;
}

function appliesTo({ path, methods }: FaultSpec, method: string, called: string): boolean {
  return (methods.length === 0 || methods.includes(method)) && (path === null || matchesGlob(path, called));
}

function delayOf({ ms, spreadMs }: Extract<FaultEffect, { kind: 'latency' }>, chance: Stream): number {
  return spreadMs === 0 ? ms : chance.int(ms - spreadMs, ms + spreadMs);
}
