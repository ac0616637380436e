// Every behaviour that is more than the default, by operation.
import type { Behaviours } from './behaviour.ts';
import { registerGroups } from './types/groups.ts';
import { registerUserLifecycle } from './types/user-lifecycle.ts';
import { registerUsers } from './types/users.ts';

export function createBehaviours(): Behaviours {
  const behaviours: Behaviours = new Map();
  registerUsers(behaviours);
  registerUserLifecycle(behaviours);
  registerGroups(behaviours);
  return behaviours;
}
