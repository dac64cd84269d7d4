import { z } from 'zod';
import { predict } from '../../agent/decide/predict.ts';
import { openModel } from '../../agent/models/open-model.ts';
import { ControlIndex } from '../../controls/control-index.ts';
import { printControl } from '../../controls/print.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';
import { openTree, parseJson, readText } from '../saved-files.ts';
import { groundCases } from './ground-cases.ts';

const StepLine = z.object({ id: z.union([z.string(), z.number()]), step: z.string() });

/** Which control each sentence means in a saved tree: one prediction a line. */
export async function ground(
  options: {
    tree?: string;
    steps?: string;
    cases?: string;
    reportOnly?: boolean;
    model: string;
    explain?: boolean;
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { cases, reportOnly = false } = options;
  if (cases !== undefined) return groundCases({ cases, reportOnly, model: options.model }, terminal);
  if (options.tree === undefined || options.steps === undefined)
    throw new UsageError(
      'Say which sentences on which tree, `--tree FILE --steps FILE`, or which corrections, `--cases FILE`.',
    );
  const index = new ControlIndex(openTree(options.tree));
  const model = await openModel(options.model);
  const lines = readText(options.steps).split('\n');
  for (const [place, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const { id, step } = readStep(line, `${options.steps}:${place + 1}`);
    const { action, args, score, control, candidates } = await predict(model, index, step);
    const shown = candidates.slice(0, 5).map(candidate => ({
      control: candidate.control,
      probability: candidate.probability,
      ...(options.explain ? { text: textOf(index, candidate.control), features: candidate.features } : {}),
    }));
    terminal.out(`${JSON.stringify({ id, control, score, action, args, candidates: shown })}\n`);
  }
  return 0;
}

function textOf(index: ControlIndex, id: string): string {
  const node = index.node(id);
  return node === undefined ? id : printControl(node, index);
}

function readStep(line: string, where: string): z.infer<typeof StepLine> {
  const step = StepLine.safeParse(parseJson(line, where));
  if (!step.success) throw new UsageError(`${where} is no {"id", "step"}.`);
  return step.data;
}
