// A report as one HTML file that needs nothing else: no script, no font, no request; its policy forbids them.
// Every value in a `html` template is escaped by it, for content and for quoted attributes; lists are joined, nested templates stay.
import { html, raw } from 'hono/html';

// The look of the HTML report: light or dark as the reader's system has it, with the colours of the verdicts.
const REPORT_STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d8dce2,#3a3f47);font:13px/1.5 system-ui,sans-serif}
body{margin:24px;max-width:none}h1{font-size:20px}h2{font-size:15px;margin-top:28px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{opacity:.75}dd{margin:0}
table{border-collapse:collapse}th,td{border:1px solid var(--line);padding:3px 8px;text-align:left;font-weight:normal}
thead th{font-weight:600;vertical-align:bottom}td.n{text-align:right;font-variant-numeric:tabular-nums}
code{font:12px ui-monospace,monospace}.sums{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:8px}
.sums li{border:1px solid var(--line);border-left:4px solid currentColor;padding:2px 10px}.sums span{font-weight:600}
.up span{writing-mode:vertical-rl;transform:rotate(180deg);font:12px ui-monospace,monospace}
.c{text-align:center;font-weight:600}.c i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.green{color:light-dark(#1b7a3d,#6cd08e)}.amber{color:light-dark(#8a5a00,#e8b64c)}.orange{color:light-dark(#a8470b,#f29a5b)}
.red{color:light-dark(#b42323,#f28b82)}.blue{color:light-dark(#1d5fae,#8ab8f2)}.violet{color:light-dark(#6d3fb8,#bf9df5)}
.crimson{color:light-dark(#9d1144,#f07aa3)}.grey{color:light-dark(#5c636e,#a2a9b4)}
`;

/** A piece of HTML. Promises among its values would make it one, but a report has none. */
export type Html = ReturnType<typeof html>;

/** `style` follows that of all reports. */
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
