import type { AstNode } from 'langium';
import { isPropertyName } from '../../protocol/properties.ts';
import {
  type Expression,
  isCallStatement,
  isComparison,
  isForEachStatement,
  isGroup,
  isNameReference,
  isPropertyAccess,
  isRoutineDeclaration,
  isSelectAction,
  isSelector,
  type NameReference,
  type RoutineDeclaration,
} from '../generated/ast.ts';
import { type Declaration, kindInWords } from './declaration.ts';
import type { FileNames } from './file-names.ts';
import { walk } from './walk.ts';

/** What a value may be, as far as the text of the plan tells. `line`: a line of a text or a row of a CSV file. */
export type ValueType = 'text' | 'number' | 'boolean' | 'line' | 'any';

/** What a name stands for. */
export type Meaning = {
  /** What people call it: `an input`. */
  readonly words: string;
} & /** Declared with `control`: finished, known as it stands. */ (
  | { readonly kind: 'control' }
  /** A parameter or the variable of a `for each` that holds a control while the plan runs. */
  | { readonly kind: 'held control' }
  | { readonly kind: 'value'; readonly type: ValueType; readonly secret: boolean }
  | { readonly kind: 'routine' }
);

/** What a declaration stands for; `names` is the file it stands in. */
export function meaningOf(declaration: Declaration, names: FileNames): Meaning {
  const words = kindInWords[declaration.kind];
  const value = (type: ValueType, secret = false): Meaning => ({ kind: 'value', type, secret, words });
  switch (declaration.kind) {
    case 'control':
    case 'routine':
      return { kind: declaration.kind, words };
    case 'secret':
      return value('text', true);
    case 'input':
      return value(declaration.node.type === 'path' ? 'text' : declaration.node.type);
    case 'variable':
      return value('text');
    case 'round':
      return isRoundOverControls(declaration, names) ? { kind: 'held control', words } : value('line');
    case 'parameter':
      return isControlParameter(declaration, names, new Set()) ? { kind: 'held control', words } : value('any');
  }
}

/** The expression without the brackets around it. */
export function ungrouped(expression: Expression): Expression {
  return isGroup(expression) ? ungrouped(expression.inner) : expression;
}

function isRoundOverControls(declaration: Declaration, names: FileNames): boolean {
  const loop = declaration.node.$container;
  if (!isForEachStatement(loop)) return false;
  const source = ungrouped(loop.source);
  return isSelector(source) || (isNameReference(source) && names.resolve(source)?.kind === 'control');
}

/** How a routine uses its parameters; it depends on nothing outside the routine. */
interface ParameterUses {
  readonly asControl: Set<string>;
  /** `p.city`, which no control has: a row. */
  readonly asRow: Set<string>;
  readonly passedOn: {
    readonly name: string;
    readonly routine: string;
    readonly position: number;
    readonly call: AstNode;
  }[];
}

const usesOf = new WeakMap<RoutineDeclaration, ParameterUses>();

/** A parameter that is passed on through more routines than this is not followed. */
const longestWay = 200;

const controlParameters = new WeakMap<FileNames, Map<Declaration, boolean>>();

/**
 * A parameter is a control when the routine uses it as one, or passes it to a routine that does.
 * @param asked parameters on the way here: a routine may call itself
 */
function isControlParameter(declaration: Declaration, names: FileNames, asked: Set<Declaration>): boolean {
  const routine = declaration.node.$container;
  if (!isRoutineDeclaration(routine) || asked.has(declaration) || asked.size > longestWay) return false;
  let known = controlParameters.get(names);
  if (known === undefined) {
    known = new Map();
    controlParameters.set(names, known);
  }
  const before = known.get(declaration);
  if (before !== undefined) return before;
  const isOutermost = asked.size === 0;
  asked.add(declaration);
  const isControl = usedAsControl(declaration, parameterUses(routine), names, asked);
  // On the way through a circle a no may be hasty; a yes never is.
  if (isControl || isOutermost) known.set(declaration, isControl);
  return isControl;
}

function usedAsControl({ name }: Declaration, uses: ParameterUses, names: FileNames, asked: Set<Declaration>): boolean {
  if (uses.asControl.has(name)) return !uses.asRow.has(name);
  return uses.passedOn.some(passed => {
    const called = passed.name === name ? names.resolve(passed.call) : undefined;
    if (called?.kind !== 'routine') return false;
    const node = called.node.parameters[passed.position];
    const file = names.fileOf(called);
    const parameter = node && file.resolve(node);
    return parameter !== undefined && isControlParameter(parameter, file, asked);
  });
}

function parameterUses(routine: RoutineDeclaration): ParameterUses {
  const found = usesOf.get(routine);
  if (found) return found;
  const uses: ParameterUses = { asControl: new Set(), asRow: new Set(), passedOn: [] };
  usesOf.set(routine, uses);
  walk(routine.block, node => {
    if (!isNameReference(node)) return;
    const { name } = node;
    if (standsForControl(node)) uses.asControl.add(name);
    const { $container: container } = node;
    if (isPropertyAccess(container) && container.of === node) {
      (isPropertyName(container.property) ? uses.asControl : uses.asRow).add(name);
    } else if (isCallStatement(container)) {
      const position = container.arguments.indexOf(node);
      uses.passedOn.push({ name, routine: container.routine, position, call: container });
    }
  });
  return uses;
}

const controlPlaces: ReadonlySet<string> = new Set(['control', 'target', 'from', 'within']);

/** Whether an operand stands where only a control can stand: `click …`, `… is toggled`, `… exists`. */
export function standsForControl(node: NameReference): boolean {
  let inner: AstNode = node;
  let outer: AstNode = node.$container;
  while (isGroup(outer)) [inner, outer] = [outer, outer.$container];
  if (isComparison(outer)) {
    const asked = outer.state !== undefined && outer.state !== 'empty';
    return outer.left === inner && (asked || outer.operator === 'exists' || outer.operator === 'exist');
  }
  if (isSelectAction(outer) && outer.subject === inner) return outer.from === undefined;
  return controlPlaces.has(inner.$containerProperty ?? '');
}
