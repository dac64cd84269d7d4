import { ControlIndex } from '../../controls/control-index.ts';
import { printControl } from '../../controls/print.ts';
import { printAction } from '../../language/print/action.ts';
import { actionRow } from '../../protocol/actions.ts';
import type { ControlTree } from '../../protocol/control-tree.ts';
import type { MemoryEntry, Model } from '../../protocol/model.ts';
import type { PracticeOptions } from '../targets/practice/practice-app.ts';
import { type Driver, drive } from '../targets/practice/practice-for-tests.ts';
import { createEmbeddedModel } from './embedded.ts';
import { readCall } from './function-call.ts';
import { readReply } from './reply.ts';

/** A practice app and a model that is given one sentence after another: the loop without its phases. */
export interface SentenceRunner {
  readonly driver: Driver;
  /** What was done, one line an action, and what was said at the end: `FINISH` or `FAIL …`. */
  run(sentence: string): Promise<string[]>;
}

export async function runSentences(options: PracticeOptions = {}): Promise<SentenceRunner> {
  const driver = await drive(options);
  const model = createEmbeddedModel();
  const memory: MemoryEntry[] = [];
  return { driver, run: sentence => runSentence(driver, model, memory, sentence) };
}

export async function treeOfPractice(driver: Driver): Promise<ControlTree> {
  const { capture } = await driver.observe();
  if (capture.backend !== 'tree') throw new Error('the practice app answers with control trees');
  return capture.tree;
}

async function runSentence(driver: Driver, model: Model, memory: MemoryEntry[], sentence: string): Promise<string[]> {
  const lines: string[] = [];
  let previousPlan: string[] = [];
  for (let actionsOfSentence = 0; actionsOfSentence < 10; actionsOfSentence++) {
    const { app, id, lease } = driver;
    const { observation } = await driver.observe();
    const tree = await treeOfPractice(driver);
    const { raw, labels, target } = await model.infer({
      task: '',
      sentence,
      tree,
      memory,
      actionsOfSentence,
      previousPlan,
    });
    const read = readReply(raw);
    if (!read.ok) return [...lines, read.problem];
    const { reply } = read;
    const call = readCall(reply.function, reply.args, labels);
    if (call.kind !== 'action')
      return [...lines, reply.status === 'FINISH' ? 'FINISH' : `${reply.status} ${reply.thought}`];
    const control = labels.find(({ label }) => label === reply.control_label)?.control;
    if (control === undefined && actionRow(call.action.verb).control === 'required')
      return [...lines, `no control: ${target}`];
    const index = new ControlIndex(tree);
    const node = control === undefined ? undefined : index.node(control);
    const action = printAction(call.action, node && printControl(node, index));
    await app.act({ lease, app: id, observation, action: call.action, ...(control === undefined ? {} : { control }) });
    lines.push(action);
    memory.push({ step: sentence, action, effect: 'seen', change: '' });
    previousPlan = reply.plan;
  }
  return [...lines, 'more than ten actions'];
}
