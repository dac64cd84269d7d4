import { printBrief, printControl } from '../controls/print.ts';
import type { Outline } from '../protocol/target.ts';
import { actionText, type Decision } from './decide/decision.ts';
import { ActionFailure } from './failure.ts';
import type { Observation } from './observation.ts';
import { ConsoleError } from './reading.ts';
import type { RunContext } from './run-context.ts';

/** A control somebody pointed at; nothing when they pointed at none. */
export interface Picked {
  readonly control?: string;
  /** `Button "Bold" in Group "Font"`. */
  readonly text?: string;
}

/** A place on the virtual screen, in physical pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Waits until a person clicks a control of the program. @throws ConsoleError */
export async function pick(run: RunContext, timeoutMs: number, signal: AbortSignal): Promise<Picked> {
  if (!run.session.onScreen) {
    throw new ConsoleError(
      `${run.session.name} has no window on a screen to point at: choose the control in the inspector's picture or tree, or by a selector.`,
    );
  }
  return await answered(async () => picked(run, await run.session.pick(timeoutMs, signal)));
}

/** The control under a point: of a picture that was clicked, for one. @throws ConsoleError */
export async function under(run: RunContext, point: Point): Promise<Picked> {
  return await answered(async () => picked(run, await run.session.at(point, run.stop)));
}

/** Frames controls of the latest look; none removes the frames. Without a screen nothing is asked of the target. @throws ConsoleError */
export async function outlineControls(run: RunContext, controls: readonly string[], label?: string): Promise<void> {
  const observation = run.lastObservation;
  if (observation === undefined && controls.length > 0) throw new ConsoleError('Nothing was observed yet.');
  const rects = controls.map(control => {
    const found = observation && outlineOf(control, observation, label);
    if (found === undefined) throw new ConsoleError(`There is no control ${control} that could be seen.`);
    return found;
  });
  if (run.session.onScreen) await answered(() => run.session.outline(rects, run.stop));
}

/** What frames the control that the run stands at; nothing where there is none, or no screen. */
export function heldOutline(run: RunContext): (() => Promise<void>) | undefined {
  if (!run.session.onScreen) return undefined;
  const decision = run.held?.decision ?? run.evidence.of(run.evidence.failure?.action)?.decision;
  if (decision?.chosen === undefined) return undefined;
  const outline = outlineOf(decision.chosen, decision.observation, labelOf(decision));
  return outline && (() => answered(() => run.session.outline([outline], run.stop)));
}

function labelOf(decision: Decision): string {
  const { index } = decision.observation;
  const node = decision.chosen === undefined ? undefined : index.node(decision.chosen);
  return node === undefined ? actionText(decision) : `${decision.action.verb} ${printBrief(node)}`;
}

function outlineOf(control: string, { index }: Observation, label?: string): Outline | undefined {
  const node = index.node(control);
  if (node?.rect === undefined || node.offscreen || node.rect.width === 0) return undefined;
  return { rect: node.rect, label: label ?? printBrief(node) };
}

/** What was pointed at is named as the program shows it now. */
async function picked(run: RunContext, control: string | undefined): Promise<Picked> {
  if (control === undefined) return {};
  const { index } = await run.glance(run.stop);
  const node = index.node(control);
  return node === undefined ? {} : { control, text: printControl(node, index) };
}

async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ActionFailure) throw new ConsoleError(error.message);
    throw error;
  }
}
