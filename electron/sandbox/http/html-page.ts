// A page of the org as an answer: plain HTML whose one style and one script are named by their hashes, under a policy that lets nothing
// else in. What comes from outside goes through `escaped`.
import { createHash } from 'node:crypto';
import type { Reply } from './reply.ts';

export interface HtmlPage {
  status?: number;
  title: string;
  style: string;
  /** All of `<body>`. */
  body: string;
  /** As the policy says it: where a form may lead in the end. */
  formAction: string;
  script?: string;
  /** The origin whose pages may hold it in a frame; empty: none. */
  frameOf?: string;
  /** With `no-referrer` a browser does not say either from which page a form comes. */
  referrerPolicy: 'no-referrer' | 'same-origin';
  headers?: [name: string, value: string][];
}

export function htmlPage({
  status = 200,
  title,
  style,
  body,
  formAction,
  script = '',
  frameOf = '',
  ...rest
}: HtmlPage): Reply {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script ? [`script-src ${hashOf(script)}`] : []),
    `form-action ${formAction}`,
    "base-uri 'none'",
    `frame-ancestors ${frameOf || "'none'"}`,
  ];
  return {
    status,
    text: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body>${body}${script && `<script>${script}</script>`}</body>
</html>
`,
    type: 'text/html;charset=utf-8',
    headers: [
      ['content-security-policy', policy.join('; ')],
      ['content-language', 'en'],
      ['referrer-policy', rest.referrerPolicy],
      ...(frameOf ? [] : [['x-frame-options', 'DENY'] as [string, string]]),
      ...(rest.headers ?? []),
    ],
  };
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;

export const SIMULATED = 'This is the sandbox org of Scopebench: nothing here is real.';
