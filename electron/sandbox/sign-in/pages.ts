// The pages that a person sees in a browser: sign in, agree, activate a device, go back, and what is wrong. Plain HTML that needs no script, under a policy that lets nothing else in. A
// form may lead on to the client, since browsers hold redirects after a form against `form-action` too.
import type { HandedUser } from '../clients/handed-out.ts';
import { escaped, hidden, htmlPage, SIMULATED } from '../http/html-page.ts';
import type { Reply } from '../http/reply.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f4f5f7, #16181d); color: light-dark(#1d1d21, #e8e9ec); }
main { box-sizing: border-box; width: min(24rem, 100vw); padding: 2rem; background: light-dark(#fff, #22252b); border: 1px solid light-dark(#d7d7dc, #3a3e47); border-radius: 8px; }
h1 { margin: 0 0 1rem; font-size: 1.25rem; }
label { display: block; margin-top: 1rem; }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border: 1px solid light-dark(#8d8d93, #7c818c); border-radius: 4px; }
button { margin: 1.5rem .5rem 0 0; padding: .5rem 1rem; font: inherit; border: 1px solid light-dark(#1662dd, #6ba3ff); border-radius: 4px; background: light-dark(#1662dd, #16336b); color: #fff; }
button[value=deny] { background: none; color: inherit; }
.fault { padding: .5rem .75rem; border-left: 4px solid light-dark(#c4281c, #ff8a80); }
dl, .note p { margin: 0; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
.note { margin: 1.5rem 0 0; font-size: .875rem; color: light-dark(#4b4b52, #b6bac4); }
`;
const SUBMIT = 'document.forms[0].submit()';
/** To the page that opened this one or holds it in a frame, and only where that is the client's. */
const POST_MESSAGE = `const fields = Object.fromEntries([...document.querySelectorAll('input')].map(({ name, value }) => [name, value]));
(window.opener ?? window.parent).postMessage(fields, document.querySelector('main').dataset.origin);`;

interface Page {
  status?: number;
  title: string;
  body: string;
  /** Where its form may lead in the end, beside the org; empty: nowhere else; null: it has none. */
  formTo: string | null;
  /** One of those above. */
  script?: string;
  /** The origin whose pages may hold it in a frame, and that it speaks to; empty: none. */
  frameOf?: string;
}

function page({ frameOf = '', formTo, body, ...shown }: Page): Reply {
  return htmlPage({
    ...shown,
    style: STYLE,
    body: `<main${frameOf && ` data-origin="${escaped(frameOf)}"`}>${body}</main>`,
    formAction: formTo === null ? "'none'" : formTo === '' ? "'self'" : `'self' ${sourceOf(formTo)}`,
    frameOf,
    referrerPolicy: 'no-referrer',
  });
}

/** An address as a policy names it: an origin, or the scheme of a native app. */
function sourceOf(address: string): string {
  const { origin, protocol } = new URL(address);
  return origin === 'null' ? protocol : origin;
}

/** Whoever tries it out has nobody to ask for a password. */
const peopleOf = (people: readonly HandedUser[]): string =>
  people
    .map(({ login, password, role }) => {
      const words = role === null ? 'no admin role' : role.toLowerCase().replaceAll('_', ' ');
      return `<dt>${escaped(login)}, ${escaped(words)}</dt><dd><code>${escaped(password)}</code></dd>`;
    })
    .join('');

export const signInPage = (shown: {
  waiting: string;
  clientName: string;
  login: string;
  fault: string | null;
  redirectUri: string;
  people: readonly HandedUser[];
}): Reply =>
  page({
    status: shown.fault === null ? 200 : 401,
    title: 'Acme - Sign In',
    formTo: shown.redirectUri,
    body: `<h1>Sign in to ${escaped(shown.clientName)}</h1>
${shown.fault === null ? '' : `<p class="fault" role="alert">${escaped(shown.fault)}</p>`}
<form method="post" action="/sign-in">${hidden('waiting', shown.waiting)}
<label for="identifier">Username</label><input id="identifier" name="identifier" autocomplete="username" value="${escaped(shown.login)}" required autofocus>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button></form>
<div class="note"><p>${SIMULATED} You can sign in as</p><dl>${peopleOf(shown.people)}</dl></div>`,
  });

export const consentPage = (shown: {
  waiting: string;
  clientName: string;
  login: string;
  scopes: readonly { name: string; description: string }[];
  redirectUri: string;
}): Reply =>
  page({
    title: 'Acme - Allow access',
    formTo: shown.redirectUri,
    body: `<h1>${escaped(shown.clientName)} would like to access your account</h1>
<p>You are signed in as ${escaped(shown.login)}. It asks for:</p>
<ul>${shown.scopes.map(({ name, description }) => `<li><strong>${escaped(name)}</strong> ${escaped(description)}</li>`).join('')}</ul>
<form method="post" action="/consent">${hidden('waiting', shown.waiting)}
<button name="decision" value="allow">Allow Access</button><button name="decision" value="deny">Don't Allow</button></form><p class="note">${SIMULATED}</p>`,
  });

/** What the client gets is in a form that sends itself, or that a person sends where no script runs. */
export const formPostPage = (redirectUri: string, fields: readonly [string, string][]): Reply =>
  page({
    title: 'Acme - Continue',
    formTo: redirectUri,
    script: SUBMIT,
    body: `<h1>Continue</h1><form method="post" action="${escaped(redirectUri)}">${fields
      .map(([name, value]) => hidden(name, value))
      .join('')}<button>Continue</button></form>`,
  });

/** What the client gets is sent to its page as a message (`okta_post_message`), never into an address. */
export const messagePage = (redirectUri: string, fields: readonly [string, string][]): Reply =>
  page({
    title: 'Acme - Continue',
    formTo: null,
    script: POST_MESSAGE,
    frameOf: sourceOf(redirectUri),
    body: `<h1>Continue</h1><p>You may close this window.</p>${fields.map(([name, value]) => hidden(name, value)).join('')}`,
  });

/** Where a person types the code that a device shows. */
export const activatePage = ({ userCode, fault }: { userCode: string; fault: string | null }): Reply =>
  page({
    status: fault === null ? 200 : 400,
    title: 'Acme - Activate your device',
    formTo: '',
    body: `<h1>Activate your device</h1>
${fault === null ? '' : `<p class="fault" role="alert">${escaped(fault)}</p>`}
<p>Enter the code that your device shows. Go on only if you started this on a device of your own.</p>
<form method="post" action="/activate">
<label for="user-code">Activation code</label><input id="user-code" name="user_code" autocomplete="off" value="${escaped(userCode)}" required autofocus>
<button>Next</button></form><p class="note">${SIMULATED}</p>`,
  });

export const activatedPage = (clientName: string): Reply =>
  page({
    title: 'Acme - Device activated',
    formTo: null,
    body: `<h1>Device activated</h1><p>${escaped(clientName)} is signed in on your device. You may close this window.</p><p class="note">${SIMULATED}</p>`,
  });

export const signedOutPage = (): Reply =>
  page({
    title: 'Acme - Sign In',
    formTo: null,
    body: `<h1>You are signed out</h1><p>An app asks you to sign in again when you go back to it.</p><p class="note">${SIMULATED}</p>`,
  });

/** FACTS §16.1: status, title and heading are Okta's, the last sentence is that of the error. */
export const errorPage = (text: string): Reply =>
  page({
    status: 400,
    title: 'Acme - 400',
    formTo: null,
    body: `<h1>400</h1><h2>Bad Request</h2><p>Your request resulted in an error. ${escaped(text)}</p><p class="note">${SIMULATED}</p>`,
  });
