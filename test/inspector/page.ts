import { type Browser, chromium, type Page } from 'playwright-core';
import type { ToInspector } from '../../protocol/inspector.ts';
import type { Theme } from './themes.ts';

/** Of the page, as far as it is used here: this project knows no DOM. */
interface Root {
  className: string;
  removeAttribute(name: string): void;
  readonly style: { setProperty(name: string, value: string): void };
}
declare const window: { postMessage(message: unknown, target: string): void };
declare const document: { readonly body: Root; readonly documentElement: Root };

export async function openBrowser(executablePath: string): Promise<Browser> {
  return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** The inspector's page with what it logged: a message there is a failure of the test. */
export interface InspectorPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  tell(message: ToInspector): Promise<void>;
  theme(theme: Theme): Promise<void>;
}

/** axe reads pixels to judge contrast, and Chromium has advice for it, now and then. The inspector reads none. */
const isAxeReadingPixels = (text: string) => text.startsWith('Canvas2D: Multiple readback operations');

export async function openPage(
  browser: Browser,
  url: string,
  size: { readonly width: number; readonly height: number } = { width: 1400, height: 820 },
): Promise<InspectorPage> {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  // Less than a test's own time, so that what was waited for is told.
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', message => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !isAxeReadingPixels(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(url);
  return {
    page,
    complaints,
    tell: message => page.evaluate(data => window.postMessage(data, '*'), message),
    theme: ({ bodyClass, variables }) =>
      page.evaluate(
        ([name, entries]) => {
          document.body.className = name;
          document.documentElement.removeAttribute('style');
          for (const [key, value] of entries) document.documentElement.style.setProperty(`--vscode-${key}`, value);
        },
        [bodyClass, Object.entries(variables)] as const,
      ),
  };
}
