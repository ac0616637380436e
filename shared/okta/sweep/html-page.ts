// A report as one HTML file that needs nothing else: no script, no font, no request; its policy forbids them.
import { escapeHtml } from './escape-html.ts';
import { REPORT_STYLE } from './report-style.ts';

/** `title` is text, `body` is HTML; `style` comes after that of all reports. */
export function htmlPage({ title, style = '', body }: { title: string; style?: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${REPORT_STYLE}${style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`;
}
