// What a vendor asks for, beside what it needs.
export function VendorAsks() {
  return null;
}
