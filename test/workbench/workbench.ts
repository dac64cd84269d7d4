import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';
import { chromiumPath } from '../../scripts/chromium.ts';
import {
  type CodeServer,
  installCodeServer,
  onlyBuiltIn,
  quietSettings,
  startCodeServer,
} from '../../scripts/code-server.ts';
import { root } from '../../scripts/paths.ts';
import { type ReadTrace, readTrace } from '../../trace/reader.ts';

const themes = {
  light: { id: 'Default Light Modern', mark: 'vs' },
  dark: { id: 'Default Dark Modern', mark: 'vs-dark' },
  'high contrast': { id: 'Default High Contrast', mark: 'hc-black' },
} as const;

/** What the tests see of VS Code's own extensions; all of them take a third of the time that a window needs to open. */
const builtIn = [
  ...['theme-defaults', 'theme-modern-icons', 'theme-seti', 'markdown-basics'],
  ...['json', 'json-language-features', 'configuration-editing'],
];

/** Pictures of the suites, to be looked at. */
const pictures = join(root, 'test', 'artefacts');

/** The real workbench in a real browser, with this checkout as its extension. */
export class Workbench {
  readonly #folder: string;
  readonly #server: CodeServer;
  readonly #browser: Browser;

  private constructor(folder: string, server: CodeServer, browser: Browser) {
    this.#folder = folder;
    this.#server = server;
    this.#browser = browser;
  }

  static async start(settings: Readonly<Record<string, unknown>> = {}): Promise<Workbench> {
    installCodeServer(message => process.stdout.write(`${message}\n`));
    const executablePath = chromiumPath();
    if (executablePath === undefined) throw new Error('There is no Chromium.');
    const folder = mkdtempSync(join(tmpdir(), 'groundwork-workbench-'));
    const server = await startCodeServer(folder, { ...quietSettings, ...settings }, [
      // Without it the workbench has no `driver` that says when it is ready.
      ...['--vscode-option', 'enable-smoke-test-driver'],
      ...['--builtin-extensions-dir', onlyBuiltIn(join(folder, 'built-in'), builtIn)],
    ]);
    const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
    const browser = await chromium.launch({ executablePath, args }).catch(error => {
      server.end();
      throw error;
    });
    return new Workbench(folder, server, browser);
  }

  /** A window on a folder of its own. @param files by name; the first one is opened */
  async open(files: Readonly<Record<string, string>>): Promise<Window> {
    const folder = mkdtempSync(join(this.#folder, 'plans-'));
    for (const [name, text] of Object.entries(files)) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const page = await this.#browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
    // Long for a machine with much else to do, short for whoever waits for a failure.
    page.setDefaultTimeout(40_000);
    const plan = join(folder, Object.keys(files)[0] ?? '');
    const payload = JSON.stringify([['openFile', `vscode-remote://${this.#server.authority}${plan}`]]);
    await page.goto(`${this.#server.url}/?${new URLSearchParams({ folder, payload })}`, { timeout: 60_000 });
    await page.locator('.codelens-decoration').first().waitFor({ timeout: 60_000 });
    return new Window(page, folder, plan);
  }

  /**
   * Runs a module inside the extension host, as VS Code runs the tests of an extension.
   *
   * @param module exports `run`
   * @returns the exit code, and what was said on the way
   */
  async runInHost(module: string): Promise<{ code: number; said: string }> {
    const page = await this.#browser.newPage();
    let said = '';
    const { promise, resolve } = Promise.withResolvers<number>();
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      said += `${format(...args)}\n`;
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    const remote = `vscode-remote://${this.#server.authority}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', `${remote}${root}`],
      ['extensionTestsPath', `${remote}${module}`],
    ]);
    const folder = mkdtempSync(join(this.#folder, 'plans-'));
    await page.goto(`${this.#server.url}/?${new URLSearchParams({ folder, payload })}`);
    const code = await promise;
    await page.close();
    return { code, said };
  }

  async end(): Promise<void> {
    await this.#browser.close();
    this.#server.end();
    // The system may still be writing for processes that were ended.
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** One window of the workbench, with what a person does in it. */
export class Window {
  readonly page: Page;
  readonly folder: string;
  readonly plan: string;

  constructor(page: Page, folder: string, plan: string) {
    this.page = page;
    this.folder = folder;
    this.plan = plan;
  }

  /** Runs a command of the palette. */
  async command(name: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first();
    // A list that is open does not hear of commands that come later, as they do while the extension starts.
    await expect
      .poll(async () => {
        await this.page.keyboard.press('F1');
        await this.#quickInput().fill(`>${name}`);
        const isThere = await row.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        );
        if (!isThere) await this.page.keyboard.press('Escape');
        return isThere;
      })
      .toBe(true);
    await row.click();
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.#quickInput().fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click();
  }

  /** A view container of the activity bar. */
  async openView(name: string): Promise<void> {
    await this.page
      .locator('.activitybar .action-item')
      .filter({ has: this.page.locator(`a[aria-label^="${name}"]`) })
      .click();
  }

  /** Hides all editors but the one that has the focus, or shows them again. */
  async toggleMaximized(): Promise<void> {
    await this.command('View: Toggle Maximize Editor Group');
  }

  /** Types into the quick input that is open, and confirms. */
  async answer(text: string): Promise<void> {
    await this.#quickInput().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits for VS Code's own dialog that asks where to save a file. @returns the path it suggests */
  async saveDialog(title: string): Promise<string> {
    const dialog = this.page.locator('.quick-input-widget:visible').filter({ hasText: title });
    await dialog.waitFor();
    // It suggests nothing before it has read the folder.
    await dialog.locator('.monaco-list-row').first().waitFor();
    return await this.#quickInput().inputValue();
  }

  /** Goes away from the quick input that is open, without an answer. */
  async dismiss(): Promise<void> {
    await this.#quickInput().press('Escape');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  #quickInput(): Locator {
    return this.page.locator(
      '.quick-input-widget:visible input[type=text], .quick-input-widget:visible input[type=password]',
    );
  }

  /** The text of a line of the editor; lines count from 1. */
  line(number: number): Locator {
    const row = this.page.locator('.monaco-editor .margin-view-overlays > div').filter({
      has: this.page.locator('.line-numbers', { hasText: new RegExp(`^\\s*${number}\\s*$`) }),
    });
    return row.first();
  }

  /** Clicks into the margin, where breakpoints are set. */
  async toggleBreakpoint(line: number): Promise<void> {
    const box = await boxOf(this.line(line));
    await this.page.mouse.click(box.x + 10, box.y + box.height / 2);
  }

  /** Puts the cursor at the end of a line. */
  async goToLine(line: number): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.answer(`:${line}`);
    await this.page.keyboard.press('End');
  }

  /** F5, with the focus in the plan. */
  async debug(): Promise<void> {
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('F5');
  }

  /** Waits for a stop at which the innermost line of the call stack begins so. */
  async stopped(frame: string): Promise<void> {
    await this.page.locator('.debug-top-stack-frame-line').first().waitFor();
    await this.#top(frame).waitFor();
  }

  #top(frame: string): Locator {
    const top = this.page.locator('.debug-call-stack .monaco-list-row .stack-frame .label').first();
    return top.filter({ hasText: new RegExp(`^${escaped(frame)}`) });
  }

  /** Presses a key in a page that leads the debugger. At a stop the keys are gone from it for a moment, too short for a hand. */
  async walk(key: string, to: string): Promise<void> {
    const arrived = async () => {
      await this.page.keyboard.press(key);
      return await this.#top(to)
        .waitFor({ timeout: 6_000 })
        .then(
          () => true,
          () => false,
        );
    };
    await expect.poll(arrived, { timeout: 20_000 }).toBe(true);
  }

  /** Leaves the side bar to the variables, and makes it wider. */
  async showVariables(): Promise<void> {
    for (const pane of ['Watch', 'Loaded Scripts', 'Breakpoints', 'Decision']) await this.showPane(pane, false);
    const bar = await boxOf(this.page.locator('.part.sidebar'));
    await this.#drag({ x: bar.x + bar.width, y: 500 }, { x: 130, y: 0 });
    const stack = await boxOf(this.page.locator('.sidebar .pane-header').filter({ hasText: 'Call Stack' }));
    await this.#drag({ x: bar.x + 120, y: stack.y }, { x: 0, y: 330 });
  }

  /** Opens a pane of the side bar, or closes it. */
  async showPane(name: string, open: boolean): Promise<void> {
    const header = this.page.locator('.sidebar .pane-header').filter({ hasText: name }).first();
    if ((await header.getAttribute('aria-expanded')) !== String(open)) await header.click();
  }

  async #drag(from: Point, by: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
    await mouse.up();
  }

  async ended(): Promise<void> {
    await this.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  }

  /** A row of a tree, by the beginning of its text. */
  row(tree: string, text: string | RegExp): Locator {
    return this.page.locator(`${tree} .monaco-list-row`).filter({ hasText: text }).first();
  }

  variable(text: string | RegExp): Locator {
    return this.row('.debug-variables', text);
  }

  /** Opens a scope, and rows in it. Those of the stop before may still be there, and are gone when they are clicked. */
  async expand(...path: readonly RegExp[]): Promise<void> {
    const isOpen = async (text: RegExp) => {
      const row = this.variable(text);
      const isThere = await row.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
      if (!isThere) return false;
      if ((await row.getAttribute('aria-expanded')) === 'true') return true;
      await row.locator('.monaco-tl-twistie').click();
      return false;
    };
    const areOpen = async () => {
      for (const text of path) if (!(await isOpen(text))) return false;
      return true;
    };
    await expect.poll(areOpen, { timeout: 40_000 }).toBe(true);
  }

  /** Sets a variable, as one does: double click, type, Enter. */
  async setVariable(text: string | RegExp, value: string): Promise<void> {
    await this.variable(text).locator('.value').dblclick();
    const box = this.page.locator('.debug-variables .monaco-inputbox input');
    await box.fill(value);
    await box.press('Enter');
  }

  /** The inspector's page. */
  inspector(): FrameLocator {
    return this.#webview('.webview-overlay-outer-right');
  }

  /** The inspector's view for a glance, in the debug side bar. */
  glance(): FrameLocator {
    return this.#webview(':not(.webview-overlay-outer-right)');
  }

  /** The page that asks before an action, once it is there. */
  async question(): Promise<Locator> {
    await expect.poll(() => this.#openQuestion()).toBeDefined();
    const question = await this.#openQuestion();
    if (question === undefined) throw new Error('The question is gone again.');
    return question;
  }

  /** Until nothing is asked any more. */
  async questionOver(): Promise<void> {
    await expect.poll(() => this.#openQuestion()).toBeUndefined();
  }

  async #openQuestion(): Promise<Locator | undefined> {
    for (const frame of this.page.frames().filter(one => one !== this.page.mainFrame())) {
      const question = frame.getByRole('alertdialog');
      // A frame may go while it is asked.
      if ((await question.count().catch(() => 0)) > 0) return question;
    }
    return undefined;
  }

  /** Changes the colours of this window. */
  async theme(name: keyof typeof themes): Promise<void> {
    const { id, mark } = themes[name];
    const file = join(this.folder, '.vscode', 'settings.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ 'workbench.colorTheme': id }));
    await this.page.locator(`.monaco-workbench.${mark}`).waitFor();
  }

  /** What was copied last. */
  async copied(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    return z.string().parse(await this.page.evaluate('navigator.clipboard.readText()'));
  }

  /** Webviews say nothing of what they show; but the wide one lies at the right edge, and the other one never does. */
  #webview(where: string): FrameLocator {
    return this.page
      .frameLocator(`.webview-overlay-content${where} iframe.webview.ready`)
      .frameLocator('iframe#active-frame');
  }

  async picture(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, `${name}.png`) });
  }

  /** The recorded runs, oldest first. */
  runs(): string[] {
    const runs = join(this.folder, '.groundwork', 'runs');
    if (!existsSync(runs)) return [];
    return readdirSync(runs, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => join(runs, entry.name))
      .sort();
  }

  trace(): ReadTrace {
    return readTrace(readFileSync(join(this.runs().at(-1) ?? '', 'run.gwtrace'), 'utf8'));
  }

  /**
   * Loads the window anew, with what was open in it.
   *
   * @param remembered what a webview remembers of itself, as JSON: a browser's VS Code writes it down every few seconds,
   * and not when it goes
   */
  async loadAnew(remembered: readonly string[]): Promise<void> {
    for (const json of remembered) await expect.poll(() => this.#editorState()).toContain(json);
    const url = new URL(this.page.url());
    // A file that is to be opened keeps VS Code from opening those that were.
    url.searchParams.delete('payload');
    await this.page.goto(url.href, { timeout: 60_000 });
    await this.page.locator('.codelens-decoration').first().waitFor({ timeout: 60_000 });
  }

  /** Opens a file as whoever got it would, in a browser that runs no scripts; closes with the window. */
  async readWithoutScripts(file: string): Promise<Page> {
    const reader = await this.page.context().browser()?.newPage({ javaScriptEnabled: false });
    if (reader === undefined) throw new Error('The browser is gone.');
    this.page.once('close', () => void reader.close());
    await reader.goto(pathToFileURL(file).href);
    return reader;
  }

  /** What VS Code keeps of its editors, with the JSON in it as if it were not in strings. */
  async #editorState(): Promise<string> {
    const kept = await this.page.evaluate(`(async () => {
      const done = asked => new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      const kept = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        if (database.objectStoreNames.contains('ItemTable'))
          kept.push(await done(database.transaction('ItemTable').objectStore('ItemTable').get('memento/workbench.parts.editor')));
        database.close();
      }
      return kept.join();
    })()`);
    return z.string().parse(kept).replaceAll('\\', '');
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

async function boxOf(thing: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await thing.boundingBox();
  if (box === null) throw new Error(`It is not on the screen: ${thing}`);
  return box;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** An engine that runs, and the extension host that started it. */
interface EngineProcess {
  readonly pid: number;
  readonly parent: number;
}

/** The engines of all windows. */
export function engines(): EngineProcess[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return processes
    .filter(line => line.includes('groundwork.js dap --pipe'))
    .map(line => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }));
}

export function sample(name: string): string {
  return readFileSync(join(root, 'samples', name), 'utf8');
}
