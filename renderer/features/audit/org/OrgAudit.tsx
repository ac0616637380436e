// The clients of an org: what each was granted, and what it asked for.
export function OrgAudit() {
  return null;
}
