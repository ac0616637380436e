// Okta's texts have gaps, `{0}` and `{1}`, in which it writes what the request was about.

/** Matches the text filled in; each gap is a group. A full stop at the end is sometimes lost on the way through logs. */
export function gapPattern(text: string): RegExp {
  const parts = text.replace(/\.$/, '').split(/\{\d\}/);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.*?)')}\\.?$`, 's');
}

/** The text with its gaps filled; a gap whose value is not known is shown as `…`, never as Okta's placeholder. */
export function fillGaps(text: string, values: readonly string[] = []): string {
  return text.replace(/\{(\d)\}/g, (_gap, index: string) => values[Number(index)] || '…');
}
