// How the pages of the Admin Console look, light and dark by the system, and the one script that they have: copy buttons, which are not there where no script runs.

export const STYLE = `
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; --line: light-dark(#d7d7dc, #3a3e47); --soft: light-dark(#4b4b52, #b6bac4); --accent: light-dark(#1662dd, #6ba3ff); --panel: light-dark(#fff, #22252b); --danger: light-dark(#b3261e, #ff9d94); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: light-dark(#f4f5f7, #16181d); color: light-dark(#1d1d21, #e8e9ec); }
header { display: flex; align-items: center; gap: .75rem; padding: 0 1.5rem; height: 3rem; background: var(--panel); border-bottom: 1px solid var(--line); }
header strong { font-size: 1rem; }
header span { color: var(--soft); }
header .tag { margin-left: auto; }
main { flex: 1; width: min(62rem, 100%); margin: 0 auto; padding: 1.5rem; }
footer { width: min(62rem, 100%); margin: 0 auto; padding: 0 1.5rem 1.5rem; font-size: .8125rem; color: var(--soft); }
a { color: var(--accent); }
nav { margin-bottom: .25rem; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.3; display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 1rem; }
p { margin: 0 0 .75rem; }
section { margin-bottom: 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
section > div { padding: 1rem 1.25rem; }
section > .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line); }
section > div > :last-child { margin-bottom: 0; }
.narrow { width: min(40rem, 100%); margin-inline: auto; }
.soft { color: var(--soft); }
.scroll { overflow-x: auto; padding: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem 1.25rem; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--line); }
tr:last-child > td { border-bottom: 0; }
th { font-weight: 600; font-size: .8125rem; color: var(--soft); }
td .soft { display: block; font-size: .8125rem; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.actions { text-align: right; white-space: nowrap; }
td.actions form { display: inline; }
code { font: .9em ui-monospace, "JetBrains Mono", monospace; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: .5rem 1rem; margin: 0; align-items: center; }
dt { color: var(--soft); }
dd { margin: 0; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; overflow-wrap: anywhere; }
.tag { padding: 0 .5rem; font-size: .75rem; line-height: 1.25rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--soft); white-space: nowrap; }
.tag.on { color: light-dark(#16693b, #7fd6a3); border-color: currentColor; }
.tag.manage { color: light-dark(#8a4b00, #f0b566); border-color: currentColor; }
h1 .tag { font-weight: 400; }
button, .button { display: inline-block; padding: .375rem .875rem; font: inherit; line-height: 1.25rem; color: inherit; background: none; border: 1px solid light-dark(#8d8d93, #7c818c); border-radius: 4px; cursor: pointer; text-decoration: none; }
button.small { padding: .125rem .5rem; font-size: .8125rem; }
.main { color: #fff; background: light-dark(#1662dd, #2a5cb8); border-color: light-dark(#1662dd, #2a5cb8); }
.danger { color: var(--danger); border-color: currentColor; }
button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.row form { display: contents; }
.notice, .fault { padding: .625rem 1rem; margin-bottom: 1rem; background: var(--panel); border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 4px; }
.fault { border-left-color: var(--danger); }
.secret { display: flex; align-items: center; gap: .75rem; padding: .625rem .75rem; margin-bottom: .75rem; border: 1px solid var(--line); border-radius: 4px; background: light-dark(#f4f5f7, #16181d); }
.secret code { flex: 1; overflow-wrap: anywhere; user-select: all; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
`;

export const COPY_SCRIPT = `for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const said = document.querySelector('#said');
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      said.textContent = 'Copied';
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
      said.textContent = 'The browser did not allow copying. It is selected: copy it by keyboard.';
    }
  });
}`;
