import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Mocha, { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { z } from 'zod';
import { readTrace } from '../../trace/reader.ts';

// The same stories as in the browser, told inside the extension host: no page, so they run in any VS Code.

const bold = `task "Make it bold"
app "practice.exe"
control editor = Document in Window /Practice/

1. Type the title {
  type "Weekly report" into editor
}
2. Click the Bold button in the Font group
`;

const Frames = z.object({ stackFrames: z.array(z.object({ id: z.number(), name: z.string() })) });
const Scopes = z.object({ scopes: z.array(z.object({ name: z.string(), variablesReference: z.number() })) });

/** Asks until it is so. @throws Error when it is not after 20 s */
async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`It never came: ${what}.`);
    await new Promise(resolve => setTimeout(resolve, 30));
  }
}

/** Waits for a stop whose innermost frame begins so. @returns the session and the frame's id */
async function stopped(frame: string): Promise<{ session: vscode.DebugSession; frameId: number }> {
  return until(`a stop at "${frame}"`, async () => {
    const session = vscode.debug.activeDebugSession;
    if (session === undefined) return undefined;
    try {
      const [top] = Frames.parse(await session.customRequest('stackTrace', { threadId: 1 })).stackFrames;
      return top?.name.startsWith(frame) ? { session, frameId: top.id } : undefined;
    } catch {
      // It is on its way.
      return undefined;
    }
  });
}

function define(): void {
  let folder: string;
  const write = (name: string, text: string): vscode.Uri => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return vscode.Uri.file(file);
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundwork-desktop-'));
  });
  afterEach(async () => {
    await vscode.debug.stopDebugging();
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

  describe('Groundwork in VS Code', () => {
    it('shows mistakes and completes', async () => {
      const plan = write('wrong.taskplan', bold.replace('type "Weekly', 'tipe "Weekly'));
      const document = await vscode.workspace.openTextDocument(plan);
      await vscode.window.showTextDocument(document);
      assert.equal(document.languageId, 'taskplan');
      const mistake = await until('a diagnostic', () => vscode.languages.getDiagnostics(plan)[0]);
      assert.equal(mistake.range.start.line, 5);
      const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        plan,
        new vscode.Position(5, 2),
      );
      const labels = offered.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(
        labels.some(label => label.startsWith('type')),
        labels.join(', '),
      );
    });

    it('stops at a decision and obeys another choice', async () => {
      const plan = write('bold.taskplan', bold);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(plan));
      vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(new vscode.Location(plan, new vscode.Position(7, 0)))]);
      await vscode.commands.executeCommand('groundwork.debugPlan', plan);
      await stopped('2. Click');
      await vscode.commands.executeCommand('workbench.action.debug.continue');
      const { session, frameId } = await stopped('decided: click Button "Bold"');
      const { scopes } = Scopes.parse(await session.customRequest('scopes', { frameId }));
      const grounding = scopes.find(({ name }) => name === 'Grounding');
      await session.customRequest('setVariable', {
        variablesReference: grounding?.variablesReference,
        name: 'chosen',
        value: 'Button "Italic" in Group "Font"',
      });
      await stopped('decided: click Button "Italic"');
      await vscode.commands.executeCommand('workbench.action.debug.continue');
      await until('the end', () => (vscode.debug.activeDebugSession === undefined ? true : undefined));
      const runs = session.configuration.runs ?? join(folder, '.groundwork', 'runs');
      const run =
        readdirSync(runs)
          .filter(name => name !== '.gitignore')
          .sort()
          .at(-1) ?? '';
      const { events } = readTrace(readFileSync(join(runs, run, 'run.gwtrace'), 'utf8'));
      assert.equal(events.at(-1)?.type, 'ended');
      const changed = events.flatMap(event => (event.type === 'verify' ? event.changes.map(({ text }) => text) : []));
      assert.ok(changed.includes('Button "Italic" in Group "Font"'), changed.join(', '));
    });
  });
}

/** What VS Code calls in its extension host. @throws Error when a test fails */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  define();
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed.`);
}
