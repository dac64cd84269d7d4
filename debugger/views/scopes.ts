import { ControlIndex } from '../../controls/control-index.ts';
import { printBrief } from '../../controls/print.ts';
import { suggestSelectors } from '../../controls/suggest.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import { causes } from '../../protocol/failures.ts';
import { isPropertyName, isStateName } from '../../protocol/properties.ts';
import type { ShownCandidate, TraceEventOf } from '../../trace/format.ts';
import { percent } from '../../trace/percent.ts';
import {
  type ActionState,
  actionAtHand,
  blameOf,
  type Decision,
  memoryEntries,
  type RunState,
  type Variable,
} from '../../trace/state.ts';
import { valueText } from '../../trace/transcript.ts';
import type { Blobs } from './blobs.ts';
import { field, fieldIf, group, list, type Shown } from './shown.ts';

/** What a scope is made of: the state that is shown, which of its frames was picked, and the run's large things. */
interface Scene {
  readonly state: RunState;
  /** Index into `state.frames`. */
  readonly frame: number;
  readonly blobs: Blobs;
}

interface Scope {
  readonly name: string;
  readonly expensive: boolean;
  /** Only where it concerns the frame that was picked. */
  readonly show: (scene: Scene) => readonly Shown[];
}

/** The scopes of every frame, in the order people read them. */
export const scopes: readonly Scope[] = [
  { name: 'Inputs', expensive: false, show: ({ state }) => state.inputs.map(input) },
  { name: 'Variables', expensive: false, show: visibleVariables },
  { name: 'Model', expensive: false, show: model },
  { name: 'Grounding', expensive: false, show: grounding },
  { name: 'Observation', expensive: false, show: observation },
  { name: 'Action', expensive: false, show: action },
  { name: 'Memory', expensive: false, show: memory },
];

function input({ name, value }: Variable): Shown {
  const edit = value.kind === 'secret' ? undefined : ({ kind: 'input', name } as const);
  return { name, value: valueText(value), type: value.kind, edit, evaluateName: name };
}

/** Those of the frame's routine, and the task's. */
function visibleVariables({ state, frame }: Scene): readonly Shown[] {
  const frames = state.frames.slice(0, frame + 1);
  const routine = frames.findLastIndex(one => one.kind === 'routine');
  const seen = new Map<string, Variable>();
  for (const one of [...frames.slice(0, 1), ...frames.slice(Math.max(1, routine))])
    for (const variable of one.variables) seen.set(variable.name, variable);
  return [...seen.values()].map(({ name, value }) => ({
    name,
    value: valueText(value),
    type: value.kind,
    evaluateName: name,
  }));
}

function model({ state, blobs }: Scene): readonly Shown[] {
  const infer = actionAtHand(state)?.infer;
  if (infer === undefined)
    return actionAtHand(state)?.decision === undefined ? [] : [field('asked', 'no: the plan says what to do')];
  const { reply } = infer;
  return [
    ...fieldIf('problem', infer.problem),
    ...(reply === undefined
      ? []
      : [
          field('thought', reply.thought),
          list('plan', reply.plan, (line, number) => field(String(number), line)),
          field('status', reply.status),
          field('function', reply.function),
          group('args', JSON.stringify(reply.args), () =>
            Object.entries(reply.args).map(([name, value]) => field(name, JSON.stringify(value) ?? 'undefined')),
          ),
          field('control', reply.control_name === '' ? 'none' : `${reply.control_name} (label ${reply.control_label})`),
        ]),
    ...fieldIf('confidence', infer.confidence === undefined ? undefined : percent(infer.confidence)),
    ...fieldIf('tokens', infer.tokens && `${infer.tokens.prompt} in the prompt, ${infer.tokens.reply} in the reply`),
    list('labels', infer.labels, ({ label, control }) => field(label, control)),
    group('prompt', 'as sent', () => textLines(blobs.text(infer.prompt) ?? 'It is not in the run’s folder.')),
    field('raw', infer.raw),
  ];
}

function textLines(text: string): readonly Shown[] {
  return text.split('\n').map((line, index) => field(String(index + 1), line));
}

function grounding({ state, blobs }: Scene): readonly Shown[] {
  const decision = actionAtHand(state)?.decision;
  if (decision === undefined) return [];
  const { ground } = decision;
  const { all } = ground;
  return [
    ...(ground.wanted === '' ? [] : [field('wanted', ground.wanted)]),
    chosenControl(decision),
    field('chosen by', decision.chosenBy),
    list('candidates', ground.candidates, candidate),
    ...(all === undefined
      ? []
      : [
          group('all candidates', 'every control that was weighed', () => allCandidates(all, ground.candidates, blobs)),
        ]),
    // An explicit selector knows no probabilities.
    ...(ground.chosenBy === 'author'
      ? []
      : [
          field('not here', percent(ground.notHere)),
          field('threshold', percent(ground.threshold)),
          field('margin', percent(ground.margin)),
        ]),
    ...(ground.rounds > 1 ? [field('looks', ground.rounds)] : []),
  ];
}

/** The control the decision stands at; setting it chooses another one. */
export function chosenControl(decision: Decision): Shown {
  const { ground, chosen, overrides } = decision;
  if (ground.wanted === '') return field('chosen', 'no control is needed');
  const edit = { kind: 'control' } as const;
  if (chosen === undefined) return { ...field('chosen', 'none', edit), evaluateName: 'chosen' };
  const known = ground.candidates.find(one => one.control === chosen);
  const byUser = overrides.findLast(one => one.what === 'control' && one.chosen === chosen)?.to;
  return { ...field('chosen', known?.text ?? byUser ?? chosen, edit), evaluateName: 'chosen' };
}

function candidate(one: ShownCandidate, number: number): Shown {
  const unusable = `${one.enabled ? '' : ', disabled'}${one.offscreen ? ', off screen' : ''}`;
  return group(String(number), `${percent(one.probability)}  ${one.text}${unusable}`, () => [
    field('control', one.control),
    field('probability', one.probability),
    ...fieldIf('place', one.rect && `${one.rect.width} × ${one.rect.height} at ${one.rect.x}, ${one.rect.y}`),
    field('enabled', one.enabled),
    field('off screen', one.offscreen),
    list('features', one.features, feature => field(feature.name, `${signed(feature.weight)}  ${feature.because}`)),
  ]);
}

function allCandidates(ref: string, shown: readonly ShownCandidate[], blobs: Blobs): readonly Shown[] {
  const texts = new Map(shown.map(one => [one.control, one.text]));
  const candidates = blobs.candidates(ref);
  if (candidates === undefined) return [field('1', 'They are not in the run’s folder.')];
  return candidates.map(({ control, probability }, index) =>
    field(String(index + 1), `${percent(probability)}  ${texts.get(control) ?? control}`),
  );
}

function observation({ state, blobs }: Scene): readonly Shown[] {
  const seen = state.observation;
  if (seen === undefined) return [];
  const { window, screenshot } = seen;
  return [
    field('window', window.title),
    field('program', window.process),
    field('controls', seen.controls),
    field('complete', seen.partial ? 'no: a part of the program did not answer in time' : 'yes'),
    field('read by', seen.backend),
    ...fieldIf('screenshot', screenshot && blobs.path(screenshot.blob)),
    group('tree', 'the control tree', () => {
      const tree = blobs.tree(seen.tree);
      return tree === undefined
        ? [field('tree', 'It is not in the run’s folder.')]
        : [treeNode(tree.root, new ControlIndex(tree))];
    }),
    ...(state.judged.length === 0
      ? []
      : [
          list('conditions', state.judged, ({ of, verdict }, number) =>
            field(String(number), `${verdict.holds ? '✓' : '✗'} ${of} ${verdict.text}: ${verdict.because}`),
          ),
        ]),
  ];
}

/** A control, what is known of it, and what is below it; each can be watched by a selector that means it. */
function treeNode(node: ControlNode, index: ControlIndex): Shown {
  const { id, children, controlType, name, ...rest } = node;
  const [best] = suggestSelectors(node, index, 1);
  const selector = best?.unique ? best.text : undefined;
  const facts = () => [
    field('id', id),
    ...Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({
        ...field(key, typeof value === 'string' ? value : JSON.stringify(value)),
        evaluateName: selector === undefined ? undefined : questionOf(selector, key),
      })),
    ...children.map(child => treeNode(child, index)),
  ];
  return { ...group(printBrief(node), childrenText(children.length), facts), evaluateName: selector };
}

/** What asks for a fact of a control, in the language's words. */
function questionOf(selector: string, fact: string): string | undefined {
  if (isPropertyName(fact)) return `${selector}.${fact}`;
  return isStateName(fact) ? `${selector} is ${fact}` : undefined;
}

function childrenText(count: number): string {
  return count === 0 ? '' : count === 1 ? '1 child' : `${count} children`;
}

function action({ state }: Scene): readonly Shown[] {
  const now = actionAtHand(state);
  const failure = state.failure?.failure;
  return [
    ...(failure === undefined ? [] : [group('failure', failure.message, () => failureFacts(failure))]),
    ...cause(blameOf(state)),
    ...(now?.decision === undefined ? lastAction(state.done) : actionFacts(now)),
  ];
}

function cause(blame: TraceEventOf<'blame'> | undefined): readonly Shown[] {
  if (blame === undefined) return [];
  const evidence = list('evidence', blame.evidence, ({ text, note }, number) =>
    field(String(number), note === '' ? text : `${text}  ${note}`),
  );
  return [
    group('cause', causes[blame.cause].title, () => [
      field('because', blame.because),
      evidence,
      field('what to do', causes[blame.cause].advice),
    ]),
  ];
}

function failureFacts(failure: NonNullable<RunState['failure']>['failure']): readonly Shown[] {
  return [
    field('symptom', failure.symptom),
    field('statement', failure.statement),
    list('controls', failure.controls, ({ text, note }, number) =>
      field(String(number), note === '' ? text : `${text}  ${note}`),
    ),
  ];
}

function lastAction(last: ActionState | undefined): readonly Shown[] {
  if (last?.decision === undefined) return [];
  return [group('last action', last.decision.actionText, () => actionFacts(last))];
}

/** The arguments of a decision; setting one changes what will be done. */
export function argumentsOf({ decided: { verb, ...args } }: Decision): readonly Shown[] {
  return Object.entries(args).map(([name, value]) => ({
    ...field(name, JSON.stringify(value), { kind: 'argument', name }),
    evaluateName: name,
  }));
}

function actionFacts({ decision, guard, act, verify }: ActionState): readonly Shown[] {
  if (decision === undefined) return [];
  return [
    field('action', decision.actionText),
    field('verb', decision.decided.verb),
    ...argumentsOf(decision),
    ...fieldIf('guard', guard && `${guard.verdict} by ${guard.by}: ${guard.rule}`),
    ...fieldIf('carried out', act?.how),
    ...fieldIf('hit', act?.hit),
    ...fieldIf('effect', verify?.effect),
    ...(verify === undefined
      ? []
      : [
          list('changes', verify.changes, (change, number) =>
            field(
              String(number),
              change.property === undefined
                ? `${change.text} ${change.kind}`
                : `${change.text} ${change.property}: ${JSON.stringify(change.before ?? null)} → ${JSON.stringify(change.after ?? null)}`,
            ),
          ),
        ]),
    ...(decision.overrides.length === 0
      ? []
      : [
          list('changed by the user', decision.overrides, (one, number) =>
            field(String(number), `${one.what === 'control' ? 'control' : one.name}: ${one.from} → ${one.to}`),
          ),
        ]),
  ];
}

function memory({ state }: Scene): readonly Shown[] {
  return memoryEntries(state.memory).map(({ entry }, index) =>
    group(
      String(index + 1),
      `${entry.action}  (${entry.effect === 'failed' ? 'failed' : `effect ${entry.effect}`})`,
      () => [...(entry.step === '' ? [] : [field('step', entry.step)]), field('change', entry.change)],
    ),
  );
}

function signed(number: number): string {
  return `${number < 0 ? '−' : '+'}${Math.abs(number).toFixed(2)}`;
}
