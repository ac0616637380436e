// Which admin role a set of operations takes beside its scopes, and what is not known about it. A role that is named here was found in a
// source; where none was found the operation is listed as unknown, since a wrong role costs more than none.
import { z } from 'zod';

/** The role covers only what it is assigned for: some groups, or some apps. Null: the whole org. */
const roleLimit = z.enum(['groups', 'apps']).nullable();

export const advisedRole = z.object({
  type: z.string(),
  label: z.string(),
  limit: roleLimit,
  /** `stated`: the source names what the operation does. `implied`: it says so of a wider group that the operation belongs to. */
  confidence: z.enum(['stated', 'implied']),
});
export type AdvisedRole = z.infer<typeof advisedRole>;

export const roleAdvice = z.object({
  /** The least standard role that allows every operation of which roles are known; null when none is known. */
  role: advisedRole.nullable(),
  /** Lesser roles that do it together, where one alone would have to be more; empty otherwise. Okta adds up the roles of a client. */
  together: z.array(advisedRole),
  /** Each operation whose roles are known: the least one, and where that is from. */
  known: z.array(z.object({ operationId: z.string(), role: advisedRole, source: z.string() })),
  /** Operations of which no source here says which role allows them. */
  unknown: z.array(z.string()),
  /** What a custom role would have to hold, with its resource set. */
  custom: z.object({
    permissions: z.array(z.object({ name: z.string(), because: z.array(z.string()), source: z.string() })),
    /** What the resource set has to hold: `users`, `groups`, `apps`, … */
    resources: z.array(z.string()),
    /** Operations of which no permission is known: a custom role may not be able to allow them. */
    unknown: z.array(z.string()),
  }),
});
export type RoleAdvice = z.infer<typeof roleAdvice>;
