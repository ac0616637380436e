// Faults for one click and for the palette: what people try first on a product that talks to an org.
import type { SandboxFault } from '../../../shared/model/sandbox.ts';

export interface FaultPreset {
  id: string;
  /** On the button. */
  label: string;
  /** In the palette, a verb first. */
  verb: string;
  fault: string;
}

export const FAULT_PRESETS: readonly FaultPreset[] = [
  {
    id: 'next429',
    label: 'Next API call gets 429',
    verb: 'Answer the sandbox’s next API call with 429',
    fault: 'status=429,path=/api/*,times=1',
  },
  { id: 'slow', label: 'Everything is slow', verb: 'Make the sandbox slow', fault: 'latency=1500±500' },
  {
    id: 'third',
    label: 'Every third call fails',
    verb: 'Make every third API call of the sandbox fail',
    fault: 'status=503,path=/api/*,every=3',
  },
  {
    id: 'midBody',
    label: 'Connections break mid-body',
    verb: 'Break the sandbox’s connections in the middle of the body',
    fault: 'reset=mid-body,path=/api/*',
  },
];

/** The fault of a preset that is on and can still strike. */
export const onOf = (faults: readonly SandboxFault[], { fault }: FaultPreset): SandboxFault | undefined =>
  faults.find(({ text, spent }) => !spent && text === fault);
