// An API token as a call stands for it: its record, which holds no value, and the user that it speaks for.
import type { Entity } from '../store.ts';

export interface ApiToken {
  record: Entity;
  owner: Entity;
}
