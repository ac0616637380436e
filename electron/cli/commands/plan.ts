// `scopebench plan`: what is done with plan files beside checking and running them, each command in a file of its own.
import { addCommands, type CommandEntry, type Define } from '../command-entries.ts';

export const definePlan: Define = (command, terminal, act) => addCommands(command, ENTRIES, terminal, act);

const ENTRIES: readonly CommandEntry[] = [
  {
    name: 'make',
    usage: '[options] [files...]',
    summary: 'make a plan of recorded calls, pasted commands, operations or the history',
    load: async () => (await import('./plan/make.ts')).defineMake,
  },
  {
    name: 'export',
    usage: '[options] <plan>',
    summary: 'write a plan as Postman collection, HAR or script of curl',
    load: async () => (await import('./plan/export.ts')).defineExport,
  },
  {
    name: 'schema',
    usage: '[options]',
    summary: 'print the JSON Schema with which editors complete plan or integration files',
    load: async () => (await import('./plan/schema.ts')).defineSchema,
  },
];
