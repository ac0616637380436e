// Why Electron's window did not open, or went away, in words: what happened, what it means, what to do. The causes are known by
// what Chromium and the system's loader print; what is not known is said to be so.
import { constants } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * @typedef {{ binary: string, outcome: import('./run-electron.mjs').Outcome, end: import('./run-electron.mjs').End | null,
 *   steps: import('../start-record.mjs').Step[], errorOutput: string, limitMs: number }} Case
 * @typedef {{ happened: string, meaning: string, fix: string }} Words
 */

/** Tried in this order: the most exact first. Only what is `late` can also end a window that was up. */
const CAUSES = [
  {
    sign: /error while loading shared libraries: ([^\s:]+)/,
    meaning: ([, library]) => `It needs the system library ${library}, which is not installed here.`,
    fix: ([, library]) =>
      `Install the package that holds it (Debian, Ubuntu: apt-file search ${library}; Fedora: dnf provides '*/${library}').`,
  },
  {
    sign: /version [`'‘](GLIBC(?:XX)?_[\d.]+)['’] not found/,
    meaning: ([, version]) => `It is made for a newer system: ${version} is not here.`,
    fix: () => 'Use a newer release of this system, or stay with a browser window.',
  },
  {
    sign: /Running as root without --no-sandbox/i,
    meaning: () => 'Chromium refuses to run as root with its sandbox.',
    fix: () => 'Start it as an ordinary user.',
  },
  {
    sign: /SUID sandbox helper|No usable sandbox|Failed to move to new namespace|chrome-sandbox/i,
    meaning: () =>
      'This system does not let an ordinary program make a sandbox (Ubuntu does so from 23.10 on), and the helper for that is not set up.',
    fix: ({ binary }) => {
      const helper = join(dirname(binary), 'chrome-sandbox');
      return `Set it up once: sudo chown root '${helper}' && sudo chmod 4755 '${helper}'.`;
    },
  },
  {
    sign: /Missing X server|cannot open display|platform failed to initialize/i,
    meaning: () => 'There is no display that it may draw on.',
    fix: () => 'Start it in a desktop session, with DISPLAY or WAYLAND_DISPLAY set to one that you may use.',
  },
  {
    sign: /GPU process isn.t usable|GPU process launch failed|GPU process exited unexpectedly/i,
    late: true,
    meaning: () =>
      'Its process for graphics ended again and again: the driver or the virtual machine does not bear it.',
    fix: () => 'Update the graphics driver, or stay with a browser window.',
  },
  {
    sign: /Exec format error|cannot execute binary file|Syntax error: .*unexpected/,
    meaning: () => 'Its binary is made for another kind of processor or system.',
    fix: () => 'Remove node_modules/electron and start again: the right one is downloaded.',
  },
  {
    sign: /Cannot find (?:module|package)|ERR_MODULE_NOT_FOUND/,
    meaning: () => 'A file of the build or a package is missing.',
    fix: () => 'Remove the folders out and node_modules and start again: both are made again.',
  },
];

const ERRORS = {
  ENOENT: [
    'Its binary, or the loader that its binary needs, is not there.',
    'Remove node_modules/electron and start again.',
  ],
  EACCES: [
    'Its binary may not be executed here.',
    'Give it the right to (chmod +x), and see that its disk is not mounted noexec.',
  ],
  ENOEXEC: [CAUSES[6].meaning(), CAUSES[6].fix()],
};

/** What Windows gives as the exit code of a program that it could not load or had to end. */
const WINDOWS_CODES = {
  3221225477: ['It crashed (access violation).', 'Update the graphics driver and the system.'],
  3221225781: [
    'A library of the system (DLL) is missing.',
    'Install the updates of the system, with the Visual C++ runtime.',
  ],
  3221225595: ['A library of the system (DLL) is of another kind of processor.', 'Install the updates of the system.'],
};

/** @param {Case} one @returns {Words} */
export function explainElectron(one) {
  const failed = one.steps.find(({ step }) => step === 'failed');
  const happened = describe(one, failed);
  const printed = byOutput(one);
  if (printed !== null) return { happened, ...printed };
  const [meaning, fix] = one.end?.error
    ? (ERRORS[one.end.error] ?? ['The system refused to start it.', 'Remove node_modules/electron and start again.'])
    : failed
      ? bySteps(one.steps)
      : byEnd(one.end);
  return { happened, meaning, fix };
}

function describe({ outcome, end, steps, limitMs }, failed) {
  if (end?.error) return `Electron could not be started (${end.error}).`;
  if (failed) return `Electron started, and its window did not open: ${failed.words}`;
  if (outcome === 'silent') return `Electron’s window made no call within ${limitMs / 1000} s (${lastStep(steps)}).`;
  const how = end?.signal ? `was ended by ${end.signal}` : `ended with code ${end?.code}`;
  return outcome === 'up'
    ? `Electron’s window was up, and then Electron ${how}.`
    : `Electron ${how} before its window was up.`;
}

const STEPS = {
  main: 'its program had begun',
  asking: 'it had found another process with this data folder',
  ready: 'it was ready to open the window',
  window: 'its window was made, and nothing was loaded in it',
  loaded: 'its page was loaded and stayed blank',
  quit: 'it was ending',
};

function lastStep(steps) {
  return STEPS[steps.at(-1)?.step] ?? 'its program did not begin';
}

function byOutput({ binary, outcome, errorOutput }) {
  for (const { sign, late, meaning, fix } of CAUSES) {
    const found = outcome === 'up' && !late ? null : sign.exec(errorOutput);
    if (found !== null) return { meaning: meaning(found), fix: fix(Object.assign(found, { binary })) };
  }
  return null;
}

function bySteps(steps) {
  return steps.some(({ step }) => step === 'window')
    ? ['The program itself runs, its page does not.', 'Remove the folder out and start again: it is built again.']
    : ['It gave up before it had a window.', 'Do what it says; a browser window may need it as well.'];
}

function byEnd(end) {
  // Node gives it unsigned, Chromium's own lines signed.
  const windows = WINDOWS_CODES[(end?.code ?? 0) >>> 0];
  if (windows !== undefined) return windows;
  if (end?.signal === 'SIGKILL')
    return [
      'The system ended it: memory had run out, or a security program did not allow it.',
      'Close other programs, or look at what the security program says.',
    ];
  if (end?.signal && constants.signals[end.signal] !== undefined)
    return ['It crashed inside, or in the graphics driver.', 'Update the graphics driver and the system.'];
  return ['What it printed does not say why.', 'Look at the last lines in crash.log.'];
}
