import { match } from '../controls/match.ts';
import { printControl } from '../controls/print.ts';
import { compileActionText, compileExpressionText } from '../language/plan.ts';
import { Action } from '../protocol/actions.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { TraceValue } from '../trace/format.ts';
import { recordDecision } from './action-cycle.ts';
import { actionText, controlText, shownAction } from './decide/decision.ts';
import { evaluate, looksAtControls, selectorOf } from './evaluate.ts';
import { runExplicitAction } from './explicit-action.ts';
import { ActionFailure } from './failure.ts';
import { findControl, namesOf, selectorFrom } from './meant-control.ts';
import { asked, ConsoleError, type Reading } from './reading.ts';
import type { AskedAgain, HeldDecision, RunContext } from './run-context.ts';
import { plainValue, textOfValue, traceValue, type Value } from './values.ts';

export interface ShownControl {
  readonly id: string;
  /** `Button "Bold" in ToolBar "Formatting"`. */
  readonly text: string;
  readonly enabled: boolean;
  readonly offscreen: boolean;
  readonly value: string | undefined;
}

/** What a person at a stop can ask and change. Everything needs a run that a gate holds. */
export class RunConsole {
  readonly #context: () => RunContext | undefined;

  constructor(context: () => RunContext | undefined) {
    this.#context = context;
  }

  /** What can be read where the run is, at a gate that decides whether to hold it; nothing before it has begun. */
  reading(): Reading | undefined {
    const run = this.#context();
    if (run === undefined || run.machine.activations.length === 0) return undefined;
    return {
      names: namesOf(run),
      seen: run.lastObservation?.treeHash,
      variable: name => run.variable(name),
      index: () => {
        needsSight(run, true);
        return run.index();
      },
    };
  }

  /**
   * Takes another control for the decision at hand: a candidate's number (from 1), a control's id, or a selector.
   * @returns the decision in Task Plan syntax @throws ConsoleError
   */
  async chooseControl(wanted: string): Promise<string> {
    const run = this.#held();
    const held = decisionOf(run);
    const { decision } = held;
    if (decision.wanted === '') throw new ConsoleError(`${actionText(decision)} acts on no control.`);
    const { index } = decision.observation;
    const control = findControl(run, decision.candidates, index, wanted.trim());
    const from = controlText(decision.chosen, index) ?? 'none';
    held.decision = { ...decision, chosen: control.id, chosenBy: 'user' };
    const to = printControl(control, index);
    return this.#override(run, held, { what: 'control', name: 'control', from, to });
  }

  /** Changes an argument of the decision at hand, such as `text` of `type`. @throws ConsoleError */
  async setArgument(name: string, value: string): Promise<string> {
    const run = this.#held();
    const held = decisionOf(run);
    const { action } = held.decision;
    const old = Object.entries(action).find(([key]) => key === name && key !== 'verb')?.[1];
    if (old === undefined) {
      const names = Object.keys(action).filter(key => key !== 'verb');
      throw new ConsoleError(`${action.verb} has no argument ${name}. It has: ${names.join(', ') || 'none'}.`);
    }
    const changed = Action.safeParse({ ...action, [name]: typeof old === 'number' ? Number(value) : value });
    if (!changed.success)
      throw new ConsoleError(`${name} cannot be "${value}": ${changed.error.issues[0]?.message ?? ''}`);
    const from = held.decision.secret ? '•••' : String(old);
    held.decision = { ...held.decision, action: changed.data, secret: false };
    return this.#override(run, held, { what: 'argument', name, from, to: value });
  }

  /** Changes an input from here on. @throws ConsoleError */
  async setInput(name: string, value: string): Promise<string> {
    const run = this.#held();
    const [task] = run.machine.activations;
    const old = task?.variables.get(name);
    if (
      task === undefined ||
      old === undefined ||
      old.kind === 'secret' ||
      !run.machine.plan.inputs.some(i => i.name === name)
    ) {
      throw new ConsoleError(`There is no input ${name} that can be set.`);
    }
    const parsed = sameKind(old, value);
    if (parsed === undefined) throw new ConsoleError(`${name} is a ${old.kind}, and "${value}" is none.`);
    task.variables.set(name, parsed);
    run.record({ type: 'override', what: 'input', name, from: textOfValue(old), to: value });
    run.record({ type: 'variable', scope: 'input', frame: task.frame, name, value: traceValue(parsed) });
    return textOfValue(parsed);
  }

  /**
   * Asks the model for the action at hand once more, on what it saw: with words of help, or another model. Touches
   * nothing. @returns the decision in Task Plan syntax @throws ConsoleError
   */
  async decideAgain(asked: AskedAgain): Promise<string> {
    const run = this.#held();
    const { thinker } = run;
    if (thinker === undefined)
      throw new ConsoleError(
        'No model decided this: it can be asked again at an action of the LAM, decided or failed.',
      );
    run.isBusy = true;
    try {
      run.held = await thinker(asked, run.stop);
      // It still stands, now at another decision.
      const at = run.heldAt ?? run.held.at;
      run.record({ type: 'stopped', at, reason: 'step', description: 'Decided again, nothing done yet' });
      return actionText(run.held.decision);
    } catch (error) {
      if (error instanceof ActionFailure) throw new ConsoleError(error.message);
      throw error;
    } finally {
      run.isBusy = false;
    }
  }

  /** Evaluates an expression on what was seen last. Changes nothing. @throws ConsoleError */
  async evaluate(text: string): Promise<TraceValue> {
    const run = this.#held();
    const compiled = compileExpressionText(text, namesOf(run));
    if (!compiled.ok) throw new ConsoleError(compiled.message);
    return asked(() => {
      needsSight(run, looksAtControls(compiled.expression));
      return traceValue(evaluate(compiled.expression, run));
    });
  }

  /** The controls a selector matches in what was seen last, in tree order. @throws ConsoleError */
  async matches(text: string): Promise<ShownControl[]> {
    const run = this.#held();
    const reference = selectorFrom(run, text);
    return asked(() => {
      needsSight(run, true);
      const index = run.index();
      return match(selectorOf(reference, run), index).map(node => ({
        id: node.id,
        text: printControl(node, index),
        enabled: node.enabled,
        offscreen: node.offscreen,
        value: node.value,
      }));
    });
  }

  /**
   * Carries out an action now, with all its phases, without stopping in it; the decision at hand is made again on what
   * the program shows then. @returns what changed @throws ConsoleError
   */
  async carryOut(text: string): Promise<string> {
    const run = this.#held();
    const compiled = compileActionText(text, namesOf(run));
    if (!compiled.ok) throw new ConsoleError(compiled.message);
    const { intent } = compiled;
    if (intent.verb === 'wait' && 'until' in intent)
      throw new ConsoleError('Use an expression to look at a condition.');
    if (intent.verb === 'launch') throw new ConsoleError('Programs are started by the plan.');
    const { held } = run;
    run.isBusy = true;
    const at = run.heldAt ?? run.machine.plan.task.range;
    const frame = run.enter('statement', text, at, true);
    try {
      run.forgetObservation();
      await run.withOpenGate(() => runExplicitAction(run, intent, at, { timeoutMs: 0, step: 'by hand', byHand: true }));
      run.leave(frame, 'done');
      const done = run.memory.at(-1);
      await this.#lookAgain(run, held, at);
      return done === undefined ? 'Done.' : `${done.action}: ${done.change}`;
    } catch (error) {
      run.leave(frame, 'failed');
      await this.#lookAgain(run, held, at);
      if (error instanceof ActionFailure) throw new ConsoleError(error.message);
      throw error;
    } finally {
      run.isBusy = false;
    }
  }

  #held(): RunContext {
    const run = this.#context();
    if (run === undefined || !run.isHeld) throw new ConsoleError('The run has to stand still for that.');
    if (run.isBusy) throw new ConsoleError('An action is being carried out: wait until it is done.');
    return run;
  }

  /** After an action by hand the views show what the program is now, and the decision that was held is made again. */
  async #lookAgain(run: RunContext, held: HeldDecision | undefined, at: PlanRange): Promise<void> {
    run.held = held;
    const began = performance.now();
    const details = { at, ...(held === undefined ? {} : { action: held.action }) };
    try {
      const observation = await run.observe(run.stop, details);
      // What failed is not tried again by itself, only because something was done by hand.
      if (held?.failed !== undefined) return;
      if (held !== undefined && held.decision.chosenBy !== 'user') {
        held.decision = await held.again(observation, run.stop);
      }
    } catch (error) {
      // What became of it is said when the run goes on.
      if (!(error instanceof ActionFailure)) throw error;
    }
    if (held === undefined) return;
    recordDecision(run, held.decision, {
      at: held.at,
      action: held.action,
      rounds: 1,
      durationMs: performance.now() - began,
    });
  }

  #override(
    run: RunContext,
    held: HeldDecision,
    change: { what: 'control' | 'argument'; name: string; from: string; to: string },
  ): string {
    const text = actionText(held.decision);
    const { chosen } = held.decision;
    run.record({
      type: 'override',
      at: held.at,
      action: held.action,
      ...change,
      ...(chosen === undefined ? {} : { chosen }),
      decided: shownAction(held.decision),
      actionText: text,
    });
    return text;
  }
}

function decisionOf(run: RunContext): HeldDecision {
  if (run.held === undefined) {
    throw new ConsoleError('Nothing is decided here: a decision can be changed at its decision point.');
  }
  return run.held;
}

function needsSight(run: RunContext, looks: boolean): void {
  if (looks && run.lastObservation === undefined) throw new ConsoleError('Nothing was observed yet.');
}

function sameKind(old: Value, text: string): Value | undefined {
  switch (old.kind) {
    case 'number': {
      const number = Number(text);
      return text.trim() === '' || Number.isNaN(number) ? undefined : plainValue(number);
    }
    case 'boolean':
      return text === 'true' || text === 'false' ? plainValue(text === 'true') : undefined;
    default:
      return plainValue(text);
  }
}
