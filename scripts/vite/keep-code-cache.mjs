// Runs a program and keeps, beside each script of `folder` that it has compiled, what Node made of it: FILE.cache.
//   node keep-code-cache.mjs PROGRAM FOLDER [ARGUMENT...]
import { writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';

const [node, , program, folder, ...given] = process.argv;
process.argv = [node, program, ...given];

const compiled = [];
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    compiled.push([options.filename, this]);
  }
};
syncBuiltinESMExports();
// At the end it holds the functions as well that were compiled when they were first called.
process.on('exit', () => {
  for (const [file, script] of compiled)
    if (file.startsWith(folder + sep)) writeFileSync(`${file}.cache`, script.createCachedData());
});
await import(pathToFileURL(program));
