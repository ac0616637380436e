// What of an image decides whether Okta takes it as a logo, read from its first bytes: PNG (IHDR), GIF (logical screen) and JPEG (frame header).
import type { LogoFacts } from '../../../shared/integration/files-beside.ts';

/** Never throws: what is no image that is known has no format. */
export function logoFactsOf(bytes: Uint8Array): LogoFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = pngSize(view) ?? gifSize(view) ?? jpegSize(view);
  return found
    ? { ...found, bytes: bytes.byteLength }
    : { format: null, width: null, height: null, bytes: bytes.byteLength };
}

type Found = Omit<LogoFacts, 'bytes'> | null;

function pngSize(view: DataView): Found {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return null;
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gifSize(view: DataView): Found {
  if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return null;
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** Frames that hold a size: SOF0 to SOF15, without the tables DHT, JPG and DAC that are among them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(view: DataView): Found {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { format: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
