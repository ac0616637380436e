// What is known of the shapes of Okta's answers, as it ships. Read when a plan asks for it, and once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AnswerShapes } from '../../shared/okta/catalogue/answer-shapes.ts';

const answerShapes: z.ZodType<AnswerShapes> = z.record(
  z.string(),
  z.object({ list: z.boolean(), fields: z.record(z.string(), z.string()), always: z.array(z.string()) }),
);

export function createAnswerShapes(rootFolder: string): () => Promise<AnswerShapes> {
  let read: Promise<AnswerShapes> | null = null;
  return () => {
    read ??= readFile(join(rootFolder, 'resources', 'catalogue', 'shapes.json'), 'utf8').then((text) =>
      answerShapes.parse(JSON.parse(text)),
    );
    return read;
  };
}
