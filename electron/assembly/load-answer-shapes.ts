// What is known of the shapes of Okta's answers, as it ships. Read when a plan asks for it, and once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AnswerShapes, answerShapes } from '../../shared/okta/catalogue/answer-shapes.ts';

export function createAnswerShapes(rootFolder: string): () => Promise<AnswerShapes> {
  let read: Promise<AnswerShapes> | null = null;
  return () => {
    read ??= readFile(join(rootFolder, 'resources', 'catalogue', 'shapes.json'), 'utf8').then((text) =>
      answerShapes.parse(JSON.parse(text)),
    );
    return read;
  };
}
