// Tables and text of the Markdown reports.

/** Every field is escaped. */
export function markdownTable(head: string[], rows: string[][]): string {
  const line = (fields: string[]) => `| ${fields.map(escapeMarkdown).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Text of an org must not become a table, a link, an image or HTML. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
