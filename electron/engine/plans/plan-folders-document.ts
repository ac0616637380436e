// The folders of plans that a person has added, by their whole paths. The one of the data folder is not among them: it is always there.
import { z } from 'zod';
import type { Document } from '../document.ts';

export const planFoldersSchema = z.object({ folders: z.array(z.string()).max(100) });
export type PlanFoldersDocument = Document<z.infer<typeof planFoldersSchema>>;
