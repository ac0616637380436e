// The whole pretty form as bytes, for small texts: the editor's Format, copy of a value, and the tests that hold the
// formatter to JSON.parse. Views never need it: they read the lines they draw.
import { ByteStore } from '../bytes/byte-store.ts';
import type { JsonFault } from '../json/json-fault.ts';
import { JsonScan } from '../json/json-scan.ts';
import { copyLine } from '../lines/copy-line.ts';
import { PrettyCursor } from './pretty-cursor.ts';

export interface PrettyBytes {
  bytes: Uint8Array;
  lines: number;
  fault: JsonFault | null;
}

/** The pretty form: two spaces a level, every token byte for byte; what follows a fault stays as it was. */
export const prettyBytes = (source: Uint8Array): PrettyBytes => {
  const store = new ByteStore(0);
  store.append(source);
  const scan = new JsonScan(store);
  scan.finish();
  const cursor = new PrettyCursor(store, scan, 0);
  let out = new Uint8Array(source.length * 2 + 64);
  let at = 0;
  while (cursor.next()) {
    if (at + cursor.length + 1 > out.length) {
      const wider = new Uint8Array(Math.max(out.length * 2, at + cursor.length + 1));
      wider.set(out.subarray(0, at));
      out = wider;
    }
    if (at > 0) out[at++] = 10;
    at = copyLine(source, cursor, out, at);
  }
  return { bytes: out.subarray(0, at), lines: scan.lines.lineCount, fault: scan.fault };
};
