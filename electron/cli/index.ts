#!/usr/bin/env node
// Entry of the terminal host. Nothing heavy is imported before the arguments are understood: `--help` and a typing mistake
// answer at once, and each command loads what it needs.
import { runCli } from './program.ts';
import { tellUnfinished } from './tell-unfinished.ts';
import { surviveBrokenPipes } from './terminal/print.ts';

surviveBrokenPipes();
const finished = tellUnfinished(process.argv.slice(2));
process.exitCode = await runCli(process.argv.slice(2));
finished();
