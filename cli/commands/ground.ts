import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { predict } from '../../agent/decide/predict.ts';
import { openModel } from '../../agent/models/open-model.ts';
import { ControlIndex } from '../../controls/control-index.ts';
import { printControl } from '../../controls/print.ts';
import { readTree } from '../../controls/read-tree.ts';
import { UnusableTree } from '../../controls/unusable-tree.ts';
import type { ControlTree } from '../../protocol/control-tree.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';

const StepLine = z.object({ id: z.union([z.string(), z.number()]), step: z.string() });

/** Which control each sentence means in a saved tree: one prediction a line. */
export async function ground(
  options: { tree: string; steps: string; model: string; explain?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
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

function openTree(path: string): ControlTree {
  try {
    return readTree(parseJson(readText(path), path));
  } catch (error) {
    if (error instanceof UnusableTree) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}

function readStep(line: string, where: string): z.infer<typeof StepLine> {
  const step = StepLine.safeParse(parseJson(line, where));
  if (!step.success) throw new UsageError(`${where} is no {"id", "step"}.`);
  return step.data;
}

function readText(path: string): string {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  return readFileSync(path, 'utf8');
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${where} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
