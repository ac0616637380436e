// Where the time of an exchange went: the phases that took place, in their order. A reused connection has no DNS,
// connect or TLS; what the phases do not cover is time inside the bench.
import type { Timing } from '../../../../shared/model/exchange.ts';

export interface TimingPhase {
  id: 'dns' | 'connect' | 'tls' | 'firstByte' | 'download';
  label: string;
  ms: number;
  /** Before it, in ms. */
  from: number;
}

const PHASES = [
  ['dns', 'DNS'],
  ['connect', 'Connect'],
  ['tls', 'TLS'],
  ['firstByte', 'First byte'],
  ['download', 'Download'],
] as const;

export function timingPhases(timing: Timing): TimingPhase[] {
  let from = 0;
  return PHASES.flatMap(([id, label]) => {
    const ms = timing[id];
    if (ms === null) return [];
    const phase = { id, label, ms, from };
    from += ms;
    return [phase];
  });
}
