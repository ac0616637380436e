// What the first bytes of an image file say: format and size in pixels. Pure, without a decoder: only what Okta looks at is read.
import type { LogoFacts } from './files-beside.ts';

/** One that breaks off before its size is none. `size`: of the whole file, of which `bytes` may be the beginning. */
export function logoFactsOf(bytes: Uint8Array, size: number): LogoFacts {
  const found = png(bytes) ?? gif(bytes) ?? jpeg(bytes);
  return { format: null, width: null, height: null, ...found, bytes: size };
}

type Found = Pick<LogoFacts, 'format' | 'width' | 'height'>;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const begins = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((one, at) => bytes[at] === one);

/** Its first chunk is the header: width and height at 16 and 20. */
function png(bytes: Uint8Array): Found | null {
  if (!begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) || bytes.length < 24) return null;
  const view = viewOf(bytes);
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** GIF87a and GIF89a: width and height behind the six signs, the low byte first. */
function gif(bytes: Uint8Array): Found | null {
  if (!begins(bytes, 0x47, 0x49, 0x46, 0x38) || bytes.length < 10) return null;
  const view = viewOf(bytes);
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** Segment after segment, until the one that begins a frame: SOF0 to SOF15 without DHT, JPG and DAC. */
function jpeg(bytes: Uint8Array): Found | null {
  if (!begins(bytes, 0xff, 0xd8, 0xff)) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Bytes that fill up, and markers without a length.
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
