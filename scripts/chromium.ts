import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe'];
const places =
  process.platform === 'win32'
    ? [
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
        'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      ]
    : ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The browser that suites use: the one `CHROMIUM` names, or the system's; undefined when there is none. */
export function chromiumPath(): string | undefined {
  const found = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)));
  return [process.env.CHROMIUM, ...found, ...places].find(path => path !== undefined && existsSync(path));
}
