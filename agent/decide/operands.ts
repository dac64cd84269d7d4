import type { ActionIntent, ControlReference, Expression } from '../../language/compiled-plan.ts';
import type { Action } from '../../protocol/actions.ts';
import { evaluate, type Surroundings } from '../evaluate.ts';
import { ActionFailure } from '../failure.ts';
import { textOfValue } from '../values.ts';

/** An explicit action with its operands evaluated. `drag`'s end is still a reference, in `to`. */
export interface EvaluatedIntent {
  readonly action: Action;
  readonly secret: boolean;
  readonly control: ControlReference | undefined;
  readonly to: ControlReference | undefined;
  readonly into: string | undefined;
}

/** Evaluates the operands of an action. `wait until` is no action of the target: the loop judges it. */
export function evaluateIntent(
  intent: Exclude<ActionIntent, { verb: 'wait'; until: Expression }>,
  around: Surroundings,
): EvaluatedIntent {
  let secret = false;
  const text = (expression: Expression): string => {
    const value = evaluate(expression, around);
    if (value.kind === 'secret') secret = true;
    return textOfValue(value);
  };
  const number = (expression: Expression, what: string, least: number, most: number): number => {
    const value = Number(text(expression));
    if (!(value >= least && value <= most)) {
      throw new ActionFailure('input-failed', `${what} is ${value}: it has to be from ${least} to ${most}.`, {
        at: expression.range,
      });
    }
    return value;
  };
  const evaluated = (action: Action, to?: ControlReference): EvaluatedIntent => ({
    action,
    secret,
    control: 'control' in intent ? intent.control : undefined,
    to,
    into: 'into' in intent ? intent.into : undefined,
  });

  switch (intent.verb) {
    case 'click':
      return evaluated({ verb: 'click', button: intent.button, count: intent.count, holding: intent.holding });
    case 'click-at': {
      const x = number(intent.x, 'the place from the left', 0, 100) / 100;
      const y = number(intent.y, 'the place from the top', 0, 100) / 100;
      return evaluated({ verb: 'click-at', button: intent.button, count: intent.count, x, y });
    }
    case 'type':
      return evaluated({ verb: 'type', text: text(intent.text) });
    case 'set':
      return evaluated({ verb: 'set', value: text(intent.value) });
    case 'press':
      return evaluated({ verb: 'press', keys: text(intent.keys) });
    case 'select':
      return evaluated({ verb: 'select', ...(intent.item === undefined ? {} : { item: text(intent.item) }) });
    case 'select-text':
      return evaluated({ verb: 'select-text', text: text(intent.text) });
    case 'scroll':
      return evaluated({
        verb: 'scroll',
        direction: intent.direction,
        notches: Math.round(number(intent.notches, 'the number of notches', 1, 1000)),
      });
    case 'drag':
      return evaluated({ verb: 'drag', to: '' }, intent.to);
    case 'launch': {
      const document = intent.document === undefined ? undefined : text(intent.document);
      return evaluated({
        verb: 'launch',
        program: text(intent.program),
        ...(document === undefined ? {} : { document }),
      });
    }
    case 'wait':
      return evaluated({ verb: 'wait', durationMs: intent.durationMs });
    case 'invoke':
    case 'toggle':
    case 'expand':
    case 'collapse':
    case 'focus':
    case 'activate':
    case 'close':
    case 'read':
      return evaluated({ verb: intent.verb });
  }
}
