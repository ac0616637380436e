// Files of plans and of integrations on the disk of the host: which folders are listed, what is in them, and what opening and saving one gives. A file is named by its
// whole path as the host has it; its version is a hash of its text, so that a save can be refused when somebody else saved in between.
import { z } from 'zod';

/** As `plan.check` takes it, too. */
export const MOST_PLAN_TEXT = 5_000_000;

const keptKind = z.enum(['plan', 'integration']);
/** What a file is, by its ending. */
export type KeptKind = z.infer<typeof keptKind>;

export const planFile = z.object({
  path: z.string(),
  /** In its folder, with `/` between parts: `groups/sync.scopebench.yaml`. */
  name: z.string(),
  kind: keptKind,
  bytes: z.number(),
  /** Epoch ms, with what the system has behind the point. */
  modifiedAt: z.number(),
});
export type PlanFile = z.infer<typeof planFile>;

export const planFolder = z.object({
  path: z.string(),
  /** The one of the data folder, which is always there. */
  own: z.boolean(),
  /** `missing`: it is not there now (a drive that is not mounted); its place in the list is kept. */
  state: z.enum(['there', 'missing', 'unreadable']),
  files: z.array(planFile),
  /** Why not all that is there is listed, as a sentence; null when it is. */
  cut: z.string().nullable(),
});
export type PlanFolder = z.infer<typeof planFolder>;

export const planFolders = z.object({
  /** Another one when anything of it is another. */
  stamp: z.string(),
  folders: z.array(planFolder),
});
export type PlanFolders = z.infer<typeof planFolders>;

export const openedPlan = z.object({
  path: z.string(),
  text: z.string(),
  version: z.string(),
  /** A secret that Scopebench knows is in the file, and was taken out of `text`. */
  masked: z.boolean(),
});
export type OpenedPlan = z.infer<typeof openedPlan>;

const saved = z.object({ outcome: z.literal('saved'), path: z.string(), version: z.string() });

/** `changed`: nothing was written, because the file is not as it was read; null for one that is gone. */
export const savedPlan = z.discriminatedUnion('outcome', [
  saved,
  z.object({ outcome: z.literal('changed'), theirs: openedPlan.nullable() }),
]);
export type SavedPlan = z.infer<typeof savedPlan>;

/** `taken`: nothing was written, because there is such a file. */
export const createdPlan = z.discriminatedUnion('outcome', [
  saved,
  z.object({ outcome: z.literal('taken'), path: z.string(), version: z.string() }),
]);
export type CreatedPlan = z.infer<typeof createdPlan>;
