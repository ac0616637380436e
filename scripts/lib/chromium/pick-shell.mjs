// Which shell to show the bench in, and why: Electron when its binary is here or can be had, else a browser of the Chromium
// family as an app window, else the address alone. What the machine offers is given, so that every case can be tried.

/**
 * @param {object} offer
 * @param {string | null} offer.asked
 * @param {boolean} offer.display
 * @param {() => string | null} offer.electron Path of the binary.
 * @param {() => Promise<{ path: string | null, reason: string }>} offer.download
 * @param {() => { path: string, name: string } | null} offer.browser
 * @returns {Promise<{ shell: 'electron' | 'window' | 'serve', path: string | null, why: string } | { refused: string }>}
 */
export async function pickShell({ asked, display, electron, download, browser }) {
  if (asked === 'serve') return serve('you asked for it');
  if (asked === null && !display) return serve('there is no display');

  let lacking = '';
  if (asked !== 'window') {
    const here = electron();
    if (here !== null) return { shell: 'electron', path: here, why: asked ? 'you asked for it' : 'its binary is here' };
    const downloaded = await download();
    if (downloaded.path !== null) return { shell: 'electron', path: downloaded.path, why: 'its binary was downloaded' };
    lacking = `Electron’s binary is not here (${downloaded.reason})`;
    if (asked === 'electron') return { refused: `${lacking}. Leave --shell out to use a browser instead.` };
  }

  const found = browser();
  if (found !== null) {
    const why = lacking === '' ? `you asked for it, and ${found.name} is here` : `${lacking}, but ${found.name} is`;
    return { shell: 'window', path: found.path, why };
  }
  if (asked === 'window') {
    return {
      refused:
        'No Chromium, Chrome or Edge was found for a window. Name one in SCOPEBENCH_CHROMIUM, or use --shell=serve.',
    };
  }
  return serve(`${lacking}, nor is there a Chromium, Chrome or Edge`);
}

function serve(why) {
  return { shell: 'serve', path: null, why };
}
