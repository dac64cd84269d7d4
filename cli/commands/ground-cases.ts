import { dirname, join } from 'node:path';
import { GroundingCase } from '../../agent/blame/case-file.ts';
import { predict } from '../../agent/decide/predict.ts';
import { openModel } from '../../agent/models/open-model.ts';
import { ControlIndex } from '../../controls/control-index.ts';
import { percent } from '../../trace/percent.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';
import { openTree, parseJson, readText } from '../saved-files.ts';

/**
 * Whether a model now finds the controls that corrections name: a line a case, and a summary as a message. `rank` is
 * that of the right control, from 1, or null where it was not weighed or is not in the tree.
 */
export async function groundCases(
  options: { readonly cases: string; readonly reportOnly: boolean; readonly model: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const model = await openModel(options.model);
  const trees = new Map<string, ControlIndex>();
  const cases = readCases(options.cases);
  let right = 0;
  for (const { id, step, tree, control, text } of cases) {
    const file = join(dirname(options.cases), tree);
    const index = trees.get(file) ?? new ControlIndex(openTree(file));
    trees.set(file, index);
    const found = await predict(model, index, step);
    const place = found.candidates.findIndex(candidate => candidate.control === control);
    const isRight = found.control === control;
    if (isRight) right += 1;
    const result = {
      id,
      ok: isRight,
      step,
      right: control,
      text,
      control: found.control,
      score: found.score,
      rank: place < 0 ? null : place + 1,
      probability: found.candidates[place]?.probability ?? null,
    };
    terminal.out(`${JSON.stringify(result)}\n`);
  }
  const share = percent(cases.length === 0 ? 1 : right / cases.length);
  terminal.err(`${right} of ${cases.length} corrections are found right (${share}), by ${model.info.name}.\n`);
  return right === cases.length || options.reportOnly ? 0 : 1;
}

/** Of lines with the same id the last one counts. */
function readCases(file: string): GroundingCase[] {
  const cases = new Map<string, GroundingCase>();
  for (const [place, line] of readText(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = `${file}:${place + 1}`;
    const read = GroundingCase.safeParse(parseJson(line, where));
    if (!read.success) throw new UsageError(`${where} is no case of a correction.`);
    cases.set(read.data.id, read.data);
  }
  return [...cases.values()];
}
