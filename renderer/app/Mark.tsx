// The mark of the app: a key's bow with a check in its bit.
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill="var(--accent)" />
      <circle cx="7.25" cy="10" r="2.75" stroke="var(--accent-ink)" strokeWidth="1.75" />
      <path d="M10 10h6M13.25 10v2.5M16 10v2.5" stroke="var(--accent-ink)" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
