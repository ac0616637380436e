// Checks a small JSON text (the request body one is typing) by the same scan that reads responses, so that the editor
// and the viewer say the same thing about the same fault.
import { ByteStore } from '../bytes/byte-store.ts';
import { describeFault, type FaultView } from '../describe-fault.ts';
import { prettyBytes } from '../pretty/pretty-bytes.ts';
import { JsonScan } from './json-scan.ts';

export interface JsonCheck extends FaultView {
  /** Where the fault is, in characters of the text. */
  at: number;
}

/** Null for good JSON and for a text with nothing in it. */
export const checkJson = (text: string): JsonCheck | null => {
  if (text.trim() === '') return null;
  const bytes = new TextEncoder().encode(text);
  const store = new ByteStore(0);
  store.append(bytes);
  const scan = new JsonScan(store);
  scan.finish();
  if (!scan.fault) return null;
  const at = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, scan.fault.offset)).length;
  return { ...describeFault(bytes, scan.fault), at };
};

/** The text laid out with two spaces a level; null when it is not JSON. */
export const formatJson = (text: string): string | null => {
  const { bytes, fault } = prettyBytes(new TextEncoder().encode(text));
  return fault ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};
