import * as vscode from 'vscode';
import { registerCheckSetup } from './check-setup.ts';
import { debugType } from './debug/configuration.ts';
import { registerConfigurations } from './debug/configuration-provider.ts';
import { registerCopyFailure } from './debug/copy-failure.ts';
import { registerDebugPlans } from './debug/debug-plans.ts';
import { registerDecisionHover } from './debug/decision-hover.ts';
import { registerEditAndContinue } from './debug/edit-and-continue.ts';
import { Engine } from './debug/engine.ts';
import { registerFailureLenses } from './debug/failure-lenses.ts';
import { registerFocusOffer } from './debug/focus-offer.ts';
import { registerInlineValues } from './debug/inline-values.ts';
import { registerInspectWindow } from './debug/inspect-window.ts';
import { registerQuestions } from './debug/questions.ts';
import { registerRollBack } from './debug/roll-back.ts';
import { SessionRuns } from './debug/session-runs.ts';
import { registerStartHere } from './debug/start-here.ts';
import { registerSteering } from './debug/steer.ts';
import { registerStop } from './debug/stop.ts';
import { registerInspector } from './inspector/register-inspector.ts';
import { startLanguage } from './language/language-client.ts';
import { Log } from './log.ts';
import { registerPickers } from './pickers.ts';
import { registerPin } from './pin/register-pin.ts';
import { registerRuns } from './runs/runs-view.ts';

/** In a workspace that is not trusted only the language works; everything else waits for the trust. */
export function activate(context: vscode.ExtensionContext): void {
  const log = new Log();
  context.subscriptions.push(log);
  if (vscode.workspace.isTrusted) work(context, log);
  else context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => work(context, log)));
  // Nothing waits for it: a plan runs without a language server too.
  void startLanguage(context, log);
}

function work(context: vscode.ExtensionContext, log: Log): void {
  const engine = new Engine(context.extensionPath, log);
  const runs = new SessionRuns();
  context.subscriptions.push(
    engine,
    runs,
    vscode.debug.registerDebugAdapterDescriptorFactory(debugType, {
      createDebugAdapterDescriptor: async () => new vscode.DebugAdapterNamedPipeServer(await engine.pipe()),
    }),
    registerConfigurations(),
    registerDebugPlans(),
    registerStartHere(),
    registerSteering(runs),
    registerFailureLenses(runs),
    registerRollBack(runs),
    registerEditAndContinue(runs),
    registerInlineValues(runs),
    registerDecisionHover(runs),
    registerCopyFailure(context.extensionPath, runs),
    registerInspectWindow(context.extensionPath),
    registerQuestions(context, log),
    registerStop(),
    registerFocusOffer(context),
    registerRuns(),
    registerPickers(),
    registerPin(context.extensionPath),
    registerInspector(context),
    registerCheckSetup(context, log),
  );
}
