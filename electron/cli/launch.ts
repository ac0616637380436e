#!/usr/bin/env node
// What `scopebench` starts: reads the command line's own code, which the build has put into cli/ beside this file together with what
// Node made of it when it was run then (its code cache). Reading and compiling is most of what a short command has to do, and so it
// is done once, by the build. A cache that is not of this version of Node is refused by Node itself, and the code is compiled as usual.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { constants, Script } from 'node:vm';

/** What CommonJS gives a file. */
type Run = (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown, folder: string) => void;

const [HEAD, TAIL] = ['(function (module, exports, require, __dirname) {', '\n})'];

const FOLDER = join(import.meta.dirname, 'cli');
const requirePackage = createRequire(import.meta.url);
const loaded = new Map<string, { exports: unknown }>();

/** A chunk with those that it needs, each run once. */
function load(file: string): unknown {
  const known = loaded.get(file);
  if (known) return known.exports;
  const module = { exports: {} };
  loaded.set(file, module);
  const cachedData = readCache(`${file}.cache`);
  const script = new Script(HEAD + readFileSync(file, 'utf8') + TAIL, {
    filename: file,
    ...(cachedData === null ? {} : { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const run = script.runInThisContext() as Run;
  const folder = dirname(file);
  run(
    module,
    module.exports,
    (name) => (name.startsWith('.') ? load(resolve(folder, name)) : requirePackage(name)),
    folder,
  );
  return module.exports;
}

function readCache(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

load(join(FOLDER, 'index.cjs'));
