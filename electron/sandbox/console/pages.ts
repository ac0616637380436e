// The pages of the Admin Console around API service integrations, as an admin of a customer meets them (Okta’s guide "Build an API service integration"): authorize, the secret that is
// shown once, the details of an instance, the question before it is revoked, the list. They need no script.
import { escaped, hidden, htmlPage, SIMULATED } from '../http/html-page.ts';
import type { Reply } from '../http/reply.ts';
import type { IntegrationDraft } from './console-state.ts';
import { LIST, PATHS } from './paths.ts';
import type { ScopeWords } from './scope-words.ts';
import { COPY_SCRIPT, STYLE } from './style.ts';

/** What every page says or sends beside its own. */
export interface Frame {
  /** Who acts. */
  admin: string;
  /** What a form carries. */
  formToken: string;
  headers: [name: string, value: string][];
}

interface Page {
  status?: number;
  title: string;
  main: string;
  frame: Frame;
}

function page({ status = 200, title, main, frame }: Page): Reply {
  return htmlPage({
    status,
    title: `Acme - ${title}`,
    style: STYLE,
    script: main.includes('data-copy=') ? COPY_SCRIPT : '',
    body: `<header><strong>Acme</strong><span>Admin Console</span><span class="tag">Simulated</span></header>
<main>${main}<p id="said" class="soft" role="status"></p></main>
<footer>${SIMULATED}${frame.admin && ` You act as ${escaped(frame.admin)}; no sign-in is asked for here.`}</footer>`,
    formAction: "'self'",
    referrerPolicy: 'same-origin',
    headers: frame.headers,
  });
}

const trail = `<nav aria-label="Breadcrumb"><a href="${LIST}">API Service Integrations</a></nav>`;
const fault = (text: string | null): string =>
  text === null ? '' : `<p class="fault" role="alert">${escaped(text)}</p>`;
const copyButton = (of: string, what: string): string =>
  `<button type="button" class="small" data-copy="${of}" aria-label="Copy ${what}" hidden>Copy</button>`;

/** One button that posts. */
const form = (frame: Frame, to: string, button: string): string =>
  `<form method="post" action="${escaped(to)}">${hidden('token', frame.formToken)}${button}</form>`;

function scopeTable(scopes: readonly ScopeWords[]): string {
  const rows = scopes
    .map(
      ({ name, kind, allows, opens }) =>
        `<tr><td><code>${escaped(name)}</code></td><td>${escaped(allows)}<span class="soft">${escaped(opens)}</span></td>` +
        `<td><span class="tag ${kind}">${kind}</span></td></tr>`,
    )
    .join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="Scopes"><table><thead><tr><th scope="col">Scope</th><th scope="col">What it allows</th><th scope="col">Access</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const guideLink = (guide: string): string =>
  `<a href="${escaped(guide)}" target="_blank" rel="noreferrer">${escaped(guide)}</a>`;

export const authorizePage = (
  frame: Frame,
  shown: { draftId: string; draft: IntegrationDraft; scopes: readonly ScopeWords[]; fault: string | null },
): Reply => {
  const { draft, scopes } = shown;
  const count = scopes.length === 1 ? 'this scope' : `these ${scopes.length} scopes`;
  return page({
    frame,
    status: shown.fault === null ? 200 : 400,
    title: 'Authorize integration',
    main: `${trail}<h1>Authorize integration</h1>${fault(shown.fault)}
<section><div><h2>${escaped(draft.name)}</h2>
${draft.description === null ? '' : `<p>${escaped(draft.description)}</p>`}
<p>It asks for access to your org with ${count}, without any user. Installing it makes a client ID and a client secret for it.</p>
${draft.guide === null ? '' : `<p>Configuration guide: ${guideLink(draft.guide)}</p>`}</div></section>
<section><div class="head"><h2>Scopes</h2></div>${scopeTable(scopes)}</section>
<form method="post" action="${escaped(PATHS.draft(shown.draftId))}" class="row">${hidden('token', frame.formToken)}
<button class="main" name="decision" value="install">Install and Authorize</button><button name="decision" value="cancel">Cancel</button></form>`,
  });
};

/** The only answer of these pages that holds a secret. */
export const secretPage = (frame: Frame, shown: { clientId: string; name: string; secret: string }): Reply =>
  page({
    frame,
    title: 'Client secret',
    main: `<section class="narrow" role="dialog" aria-labelledby="title"><div class="head"><h1 id="title">Client secret</h1></div>
<div><p>This is the client secret of <strong>${escaped(shown.name)}</strong>. It is shown now and never again: copy it and keep it in a safe place.</p>
<div class="secret"><code id="secret">${escaped(shown.secret)}</code>${copyButton('secret', 'client secret')}</div>
<div class="row"><a class="button main" href="${escaped(PATHS.instance(shown.clientId))}">Done</a></div></div></section>`,
  });

export const alreadyShownPage = (frame: Frame, { clientId, name }: { clientId: string; name: string }): Reply =>
  page({
    frame,
    status: 410,
    title: 'Client secret',
    main: `<section class="narrow"><div><h1>Shown once</h1><p>A client secret of <strong>${escaped(name)}</strong> is shown once, where it was made, and cannot be read again. If you did not keep it, generate a new one.</p>
<div class="row"><a class="button main" href="${escaped(PATHS.instance(clientId))}">Go to the integration</a></div></div></section>`,
  });

export interface ShownSecret {
  id: string;
  /** Its last four characters behind a mask. */
  masked: string;
  created: string;
  status: 'ACTIVE' | 'INACTIVE';
}

export interface ShownInstance {
  id: string;
  name: string;
  description: string | null;
  guide: string | null;
  active: boolean;
  created: string;
  createdBy: string;
  secrets: readonly ShownSecret[];
  scopes: readonly ScopeWords[];
}

function secretRow(frame: Frame, clientId: string, { id, masked, created, status }: ShownSecret): string {
  const button = (action: string, label: string, looks = 'small') =>
    `<button class="${looks}" name="action" value="${action}" aria-label="${label} ${escaped(masked)}">${label}</button> `;
  const buttons =
    status === 'ACTIVE'
      ? button('deactivate', 'Deactivate')
      : button('activate', 'Activate') + button('delete', 'Delete', 'small danger');
  return (
    `<tr><td><code>${escaped(masked)}</code></td><td>${escaped(created)}</td>` +
    `<td>${status === 'ACTIVE' ? '<span class="tag on">Active</span>' : '<span class="tag">Inactive</span>'}</td>` +
    `<td class="actions">${form(frame, PATHS.secret(clientId, id), buttons)}</td></tr>`
  );
}

export const instancePage = (
  frame: Frame,
  shown: { instance: ShownInstance; origin: string; fault: string | null },
): Reply => {
  const { instance, origin } = shown;
  const { id, secrets } = instance;
  return page({
    frame,
    status: shown.fault === null ? 200 : 400,
    title: instance.name,
    main: `${trail}<h1>${escaped(instance.name)} ${instance.active ? '<span class="tag on">Active</span>' : '<span class="tag">Inactive</span>'}</h1>${fault(shown.fault)}
<section><div>${instance.description === null ? '' : `<p>${escaped(instance.description)}</p>`}<dl>
<dt>Okta domain</dt><dd><code id="domain">${escaped(origin)}</code>${copyButton('domain', 'Okta domain')}</dd>
<dt>Client ID</dt><dd><code id="client-id">${escaped(id)}</code>${copyButton('client-id', 'client ID')}</dd>
<dt>Authorized</dt><dd>${escaped(instance.created)} by ${escaped(instance.createdBy)}</dd>
${instance.guide === null ? '' : `<dt>Configuration guide</dt><dd>${guideLink(instance.guide)}</dd>`}</dl></div></section>
<section><div class="head"><h2>Client secrets</h2>${form(frame, PATHS.secrets(id), '<button class="small">Generate new secret</button>')}</div>
<div class="scroll" tabindex="0" role="region" aria-label="Client secrets"><table><thead><tr><th scope="col">Secret</th><th scope="col">Created</th><th scope="col">Status</th><th scope="col" class="number">Actions</th></tr></thead>
<tbody>${secrets.map((secret) => secretRow(frame, id, secret)).join('')}</tbody></table></div></section>
<section><div class="head"><h2>Scopes granted</h2><span class="soft">As they were when it was installed. A changed submission needs a new instance.</span></div>${scopeTable(instance.scopes)}</section>
<div class="row"><a class="button danger" href="${escaped(PATHS.revoke(id))}">Revoke integration</a></div>`,
  });
};

export const revokePage = (frame: Frame, { id, name }: { id: string; name: string }): Reply =>
  page({
    frame,
    title: 'Revoke integration',
    main: `<section class="narrow"><div><h1>Revoke ${escaped(name)}?</h1><p>Its client ID, secrets, scope grants and tokens stop working at once. This cannot be undone; to use it again, install it again.</p>
<div class="row">${form(frame, PATHS.revoke(id), '<button class="danger">Revoke integration</button>')}<a class="button" href="${escaped(PATHS.instance(id))}">Cancel</a></div></div></section>`,
  });

/** What was done on the page before; a name from the address, and nothing else of it is shown. */
const NOTICES: Readonly<Record<string, string>> = {
  revoked: 'The integration was revoked. Its client ID, secrets and scope grants no longer work.',
  cancelled: 'Cancelled. Nothing was installed.',
};

export const listPage = (frame: Frame, shown: { instances: readonly ShownInstance[]; done: string }): Reply => {
  const rows = shown.instances
    .map(({ id, name, active, created, scopes, secrets }) => {
      const good = secrets.filter(({ status }) => status === 'ACTIVE').length;
      return (
        `<tr><td><a href="${escaped(PATHS.instance(id))}">${escaped(name)}</a><span class="soft"><code>${escaped(id)}</code></span></td>` +
        `<td>${active ? '<span class="tag on">Active</span>' : '<span class="tag">Inactive</span>'}</td><td class="number">${scopes.length}</td>` +
        `<td class="number">${good} of ${secrets.length}</td><td>${escaped(created)}</td></tr>`
      );
    })
    .join('');
  const notice = Object.hasOwn(NOTICES, shown.done) ? NOTICES[shown.done] : undefined;
  return page({
    frame,
    title: 'API Service Integrations',
    main: `<h1>API Service Integrations</h1>${notice === undefined ? '' : `<p class="notice" role="status">${notice}</p>`}
<section>${
      rows === ''
        ? '<div><p>No integration is installed. Open the <em>Authorize integration</em> page of a draft from the bench.</p></div>'
        : `<div class="scroll" tabindex="0" role="region" aria-label="Integrations"><table><thead><tr><th scope="col">Integration</th><th scope="col">Status</th><th scope="col" class="number">Scopes</th><th scope="col" class="number">Active secrets</th><th scope="col">Authorized</th></tr></thead><tbody>${rows}</tbody></table></div>`
    }</section>`,
  });
};

/** Something did not work, with what to do. */
export const faultPage = ({ status, title, text }: { status: number; title: string; text: string }): Reply =>
  page({
    frame: { admin: '', formToken: '', headers: [] },
    status,
    title,
    main: `<section class="narrow"><div><h1>${escaped(title)}</h1><p>${escaped(text)}</p><div class="row"><a class="button" href="${LIST}">API Service Integrations</a></div></div></section>`,
  });
