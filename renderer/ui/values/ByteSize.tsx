// A size in decimal units, with the exact number of bytes on hover.
import { formatBytes, formatCount } from './format.ts';

export function ByteSize({ bytes }: { bytes: number | null }) {
  if (bytes === null) return <span>—</span>;
  return (
    <span className="tabular" title={`${formatCount(bytes)} bytes`}>
      {formatBytes(bytes)}
    </span>
  );
}
