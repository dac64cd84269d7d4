import { percent } from '../../trace/percent.ts';
import { actionAtHand, type RunState } from '../../trace/state.ts';
import type { Paint } from '../../trace/transcript.ts';

/** Prints where a run stands: place, what was seen, thought and weighed, and what the last action changed. */
export function printStop(state: RunState, source: string, say: (text: string) => void, paint: Paint): void {
  const top = state.frames.at(-1);
  const line = top?.at?.line ?? top?.begins?.line;
  const file = top?.at?.file.replace(/^.*[\\/]/, '') ?? '';
  say(
    `${paint('warning', '■')} ${paint('title', state.stopped?.description ?? 'Stopped')}  ${paint('quiet', `${file}:${line ?? '?'}`)}`,
  );
  if (line !== undefined) say(excerpt(source, line, paint));

  const row = (label: string, text: string) => say(`  ${paint('quiet', label.padEnd(11))} ${text}`);
  const action = actionAtHand(state);
  const last = state.memory?.entry;
  if (last !== undefined) {
    row('last', last.action);
    row('changed', last.effect === 'not checked' ? paint('quiet', 'not checked') : clipped(last.change));
  }
  const { observation } = state;
  if (observation !== undefined) row('observed', `"${observation.window.title}", ${observation.controls} controls`);
  const reply = action?.infer?.reply;
  if (reply !== undefined) row('thought', `“${reply.thought}”`);
  const decision = action?.decision;
  if (decision === undefined) return;
  row('decided', paint('control', decision.actionText));
  const { ground } = decision;
  if (ground.candidates.length === 0) return;
  const by = { author: 'by the author’s selector', model: 'by the model', user: 'by you' }[decision.chosenBy];
  row(
    'candidates',
    paint(
      'quiet',
      `chosen ${by}${decision.chosenBy === 'model' ? `, ${percent(ground.notHere)} that it is not here` : ''}`,
    ),
  );
  for (const [index, candidate] of ground.candidates.slice(0, 4).entries()) {
    const mark = candidate.control === decision.chosen ? paint('good', '◂ chosen') : '';
    const share = percent(candidate.probability).padStart(6);
    say(
      `    ${index + 1} ${bar(candidate.probability)} ${share}  ${candidate.text}${candidate.offscreen ? ', off screen' : ''}  ${mark}`,
    );
    const reasons = candidate.features
      .filter(feature => feature.weight !== 0)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    const told = reasons
      .slice(0, 3)
      .map(({ weight, because }) => (weight > 0 ? paint('good', `+ ${because}`) : paint('bad', `− ${because}`)));
    if (told.length > 0) say(`${' '.repeat(24)}${told.join(paint('quiet', '   '))}`);
  }
}

/** A long list of changes is in the trace; here its beginning is enough. */
function clipped(text: string): string {
  return text.length > 92 ? `${text.slice(0, 91)}…` : text;
}

function bar(share: number): string {
  const eighths = Math.round(share * 8 * 8);
  const partial = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '';
  return ('█'.repeat(Math.floor(eighths / 8)) + partial).padEnd(8, '·');
}

function excerpt(source: string, line: number, paint: Paint): string {
  const lines = source.split('\n');
  return [line - 1, line, line + 1]
    .filter(number => number >= 1 && number <= lines.length)
    .map(number => {
      const text = `${String(number).padStart(4)} │ ${lines[number - 1] ?? ''}`;
      return number === line ? paint('warning', `  ▶${text}`) : paint('quiet', `   ${text}`);
    })
    .join('\n');
}
