// What this host can do. A page asks for a capability, never for a platform; a control whose capability is missing is absent.
import type { Capabilities } from '../../shared/model/capabilities.ts';
import { useHostFacts } from './session-state/host-facts.ts';

export function useCapability(name: Exclude<keyof Capabilities, 'host'>): boolean {
  return useHostFacts().capabilities[name];
}
