import type { Observation } from '../../trace/state.ts';
import { readControls } from '../model/control-list.ts';
import type { Moment } from '../model/moment.ts';
import { outlinesOf } from '../model/outlines.ts';
import type { RunModel } from '../model/run-model.ts';
import type { UnsentDeed } from '../parts/page-events.ts';
import { decisionPage, type Report } from './decision-page.ts';

/** The decision that is shown as one file. @param blobs URI of the folder of the run's blobs, with a slash at its end */
export async function saveDecision(
  { history }: RunModel,
  moment: Moment,
  blobs: string,
): Promise<Extract<UnsentDeed, { kind: 'save' }>> {
  const notes: string[] = [];
  const read = async (ref: string, what: string) => {
    const answer = await fetch(blobs + ref).catch(() => undefined);
    if (answer?.ok) return answer.arrayBuffer();
    notes.push(`The ${what} is not in the run’s folder any more.`);
    return undefined;
  };
  const { decision, verify, infer } = moment.action ?? {};
  const pictureOf = async (title: string, look: Observation | undefined, isAfter: boolean) => {
    if (look?.screenshot === undefined) return [];
    const image = await read(look.screenshot.blob, 'picture');
    if (image === undefined) return [];
    const tree = await read(look.tree, 'control tree');
    const list = readControls(tree === undefined ? undefined : parsed(tree));
    const area = look.screenshot.rect;
    return [
      {
        title,
        image: `data:image/png;base64,${base64(new Uint8Array(image))}`,
        width: area.width,
        height: area.height,
        outlines: outlinesOf(list, area, isAfter ? { changes: verify?.changes } : { decision }),
      },
    ];
  };
  const prompt = infer === undefined ? undefined : await read(infer.prompt, 'prompt');
  const report: Report = {
    header: history.latest.header,
    moment,
    pictures: [...(await pictureOf('Before', moment.before, false)), ...(await pictureOf('After', moment.after, true))],
    prompt: prompt === undefined ? undefined : new TextDecoder().decode(prompt),
    notes,
  };
  return { kind: 'save', name: fileName(moment), html: decisionPage(report) };
}

/** Letters and digits of what was decided: any system takes it. */
function fileName({ title, action }: Moment): string {
  const words = title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${action === undefined ? '' : `action-${action.number}-`}${words || 'decision'}.html`;
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // Larger pieces are more arguments than a function takes.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
