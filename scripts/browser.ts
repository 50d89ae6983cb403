import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

/** Chromium's engine without windows, tabs and settings: a page opens in a third of the processor time. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];

const fixedPlaces = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags under which the tests and benches start the browser: no window, no traffic of its own. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of an installed Chrome or Chromium: `CHROMIUM` first, then the PATH, then the usual places. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = environment.CHROMIUM;
  if (chosen) return runnable(chosen) ? chosen : undefined;
  return [...onPath(names, environment), ...fixedPlaces].find(runnable);
}

/**
 * Path of an installed headless shell, for tests that need a page and no more: `CHROMIUM_HEADLESS_SHELL` first,
 * then the PATH. None where `CHROMIUM` names a browser: that one is then meant for all.
 */
export function findShell(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { CHROMIUM, CHROMIUM_HEADLESS_SHELL: chosen } = environment;
  if (chosen) return runnable(chosen) ? chosen : undefined;
  return CHROMIUM ? undefined : onPath(shells, environment).find(runnable);
}

function onPath(programs: string[], environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
}

/**
 * As `findBrowser`; where none is found, installs Debian's `chromium` and its headless shell as root.
 * Throws one line that says what to do.
 */
export function needBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  if (process.env.CHROMIUM) throw new Error(`CHROMIUM names ${process.env.CHROMIUM}, which cannot be run.`);
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    install();
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error('The tests need Chrome or Chromium: install it, or set CHROMIUM to its path.');
}

function install(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio: ['ignore', 'inherit', 'inherit'] = ['ignore', 'inherit', 'inherit'];
  spawnSync('apt-get', ['update', '-qq'], { env, stdio });
  // Apart: a release that has no headless shell must still give the browser.
  for (const name of ['chromium', 'chromium-headless-shell'])
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, stdio });
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
