// A report as one HTML file that needs nothing else: no script, no font, no request; its policy forbids them.
// Every value in a `html` template is escaped by it, for content and for quoted attributes; lists are joined, nested templates stay.
import { html, raw } from 'hono/html';
import { REPORT_STYLE } from './report-style.ts';

/** A piece of HTML. Promises among its values would make it one, but a report has none. */
export type Html = ReturnType<typeof html>;

/** `style` comes after that of all reports. */
export function htmlPage({ title, style = '', body }: { title: string; style?: string; body: Html }): string {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${raw(REPORT_STYLE + style)}</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`);
}
