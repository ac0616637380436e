// The shape of what is known of admin roles: a set of operations, the roles that allow them, the permissions of a custom role.
import type { AdminRole } from '../app-access/admin-roles.ts';
import type { RoleSource } from './role-sources.ts';

export interface RoleRow {
  role: AdminRole;
  source: RoleSource;
  limit?: 'groups' | 'apps';
  implied?: true;
}

export interface RoleFact {
  operations: readonly string[];
  roles: readonly RoleRow[];
  /** All of them are needed; empty: none is known. */
  permissions: readonly string[];
  /** What a resource set has to hold. */
  resources: readonly string[];
}
