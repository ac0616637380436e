// Rows as CSV (RFC 4180). A field that a spreadsheet would take for a formula gets an apostrophe before it: ids and paths come from
// an org and may begin with anything.

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((fields) => `${fields.map(toField).join(',')}\r\n`).join('');
}

function toField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
