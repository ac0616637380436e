// Something that the person should know about the start: a damaged file set aside, a read-only folder.
import { z } from 'zod';

export const notice = z.object({
  id: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  fix: z.string(),
});
export type Notice = z.infer<typeof notice>;
