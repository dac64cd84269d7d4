import type {
  ActionIntent,
  CompiledPlan,
  ControlReference,
  Expression,
  Instruction,
  LoopRounds,
  SelectorTemplate,
  Template,
  TextTemplate,
  Unit,
} from '../compiled-plan.ts';

/** A listing of compiled code for tests: an instruction a line, with the source line it comes from. */
export function printCode(plan: CompiledPlan): string {
  return plan.units.map((unit, index) => printUnit(unit, index)).join('\n\n');
}

function printUnit(unit: Unit, index: number): string {
  const parameters = unit.kind === 'routine' ? `(${unit.parameters.join(', ')})` : '';
  const lines = [`${index} ${unit.kind} ${unit.name}${parameters}`];
  for (const [at, instruction] of unit.code.entries()) {
    const line = `${instruction.range.line}`.padStart(3);
    lines.push(`${`${at}`.padStart(3)}: ${line}| ${printInstruction(instruction, unit)}`);
  }
  for (const region of unit.regions) {
    const what = region.kind === 'retry' ? `retry ${region.times} times` : `on failure go to ${region.handler}`;
    lines.push(`  ${region.from}–${region.to}: ${what}`);
  }
  return lines.join('\n');
}

function printInstruction(instruction: Instruction, unit: Unit): string {
  switch (instruction.op) {
    case 'enter-step': {
      const step = unit.steps[instruction.enters];
      const extra = [
        ...(step?.timeoutMs === undefined ? [] : [`timeout ${step.timeoutMs}`]),
        ...(step?.undo === undefined ? [] : [`undo ${step.undo}`]),
      ];
      return [`enter step ${step?.number ?? '-'} ${step && printTemplate(step.sentence)}`, ...extra].join(', ');
    }
    case 'leave-step':
      return 'leave step';
    case 'action':
      return printIntent(instruction.intent);
    case 'lam': {
      const inside = instruction.within ? ` inside ${printSelector(instruction.within)}` : '';
      const until = instruction.until.map(({ text }) => text).join(' & ');
      const limit = printExpression(instruction.limit);
      return `lam ${printTemplate(instruction.sentence)} limit ${limit}${inside}${until ? ` until ${until}` : ''}`;
    }
    case 'expect': {
      const { condition, timeoutMs } = instruction.expectation;
      return `expect ${printExpression(condition)}${timeoutMs === undefined ? '' : ` timeout ${timeoutMs}`}`;
    }
    case 'confirm':
      return `confirm ${printTemplate(instruction.question)}${instruction.when ? ` when ${printExpression(instruction.when)}` : ''}`;
    case 'branch':
      return `if ${printExpression(instruction.condition)} else go to ${instruction.otherwise}`;
    case 'jump':
      return `go to ${instruction.to}`;
    case 'loop':
      return `loop ${instruction.loop}: ${printRounds(instruction.rounds)}`;
    case 'next-round':
      return `next round of ${instruction.loop}, at the end go to ${instruction.exit}`;
    case 'call':
      return `call ${instruction.unit} (${instruction.arguments.map(printExpression).join(', ')})`;
    case 'return':
      return 'return';
  }
}

function printRounds(rounds: LoopRounds): string {
  switch (rounds.kind) {
    case 'times':
      return `${printExpression(rounds.times)} times`;
    case 'limit':
      return `limit ${printExpression(rounds.limit)}`;
    case 'controls':
      return `$${rounds.variable} in controls ${printSelector(rounds.selector)}`;
    case 'lines':
      return `$${rounds.variable} in lines of ${printExpression(rounds.source)}`;
  }
}

function printIntent(intent: ActionIntent): string {
  const parts = Object.entries(intent)
    .filter(([key]) => key !== 'verb')
    .map(([key, value]) => `${key}=${printOperand(value)}`);
  return [intent.verb, ...parts].join(' ');
}

function printOperand(value: ControlReference | Expression | string | number): string {
  if (typeof value !== 'object') return String(value);
  return 'text' in value ? printReference(value) : printExpression(value);
}

function printReference(reference: ControlReference): string {
  return reference.kind === 'variable' ? `$${reference.name}` : printSelector(reference.selector);
}

export function printSelector(selector: SelectorTemplate): string {
  const parts: string[] = [selector.type];
  if (selector.name) parts.push(printMatch(selector.name));
  for (const filter of selector.filters) {
    parts.push(
      filter.kind === 'state'
        ? `[${filter.state}=${filter.holds}]`
        : `[${filter.property}=${printMatch(filter.match)}]`,
    );
  }
  if (selector.index !== undefined) parts.push(`#${selector.index}`);
  if (selector.within) parts.push('in', printSelector(selector.within));
  if (selector.withinVariable !== undefined) parts.push(`in $${selector.withinVariable}`);
  return parts.join(' ');
}

function printMatch(match: TextTemplate): string {
  return match.kind === 'regex' ? `/${match.source}/` : printTemplate(match.text);
}

function printTemplate(template: Template): string {
  return `"${template.map(part => (typeof part === 'string' ? part : `{${printExpression(part)}}`)).join('')}"`;
}

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'regex':
      return `/${expression.source}/`;
    case 'variable':
      return `$${expression.name}`;
    case 'template':
      return printTemplate(expression.parts);
    case 'control':
      return `<${printReference(expression.control)}>`;
    case 'property':
      return `<${printReference(expression.of)}>.${expression.property}`;
    case 'field':
      return `$${expression.of}.${expression.field}`;
    case 'state':
      return `<${printReference(expression.of)}> is ${expression.holds ? '' : 'not '}${expression.state}`;
    case 'exists':
      return `<${printReference(expression.of)}> ${expression.holds ? 'exists' : 'does not exist'}`;
    case 'not':
      return `not ${printExpression(expression.operand)}`;
    case 'binary':
      return `(${printExpression(expression.left)} ${expression.operator} ${printExpression(expression.right)})`;
  }
}
