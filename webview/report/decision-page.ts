import { symptoms } from '../../protocol/failures.ts';
import type { TraceEventOf } from '../../trace/format.ts';
import { percent } from '../../trace/percent.ts';
import type { Moment } from '../model/moment.ts';
import type { Outline } from '../model/outlines.ts';
import { rankingOf } from '../model/ranking.ts';
import { duration } from '../model/shown-text.ts';
import { lines, type Markup, markup } from './markup.ts';
import { reportLook } from './report-look.ts';

/** A picture of the program, with what was outlined on it. */
interface ReportPicture {
  readonly title: string;
  /** A `data:` URI. */
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly outlines: readonly Outline[];
}

export interface Report {
  readonly header: TraceEventOf<'run'> | undefined;
  readonly moment: Moment;
  readonly pictures: readonly ReportPicture[];
  /** As sent; absent where no model was asked, or where it is gone. */
  readonly prompt: string | undefined;
  /** What is missing, in words. */
  readonly notes: readonly string[];
}

/** One decision as a page of its own: all in one file, without scripts, and nothing in it is loaded from elsewhere. */
export function decisionPage(report: Report): string {
  const { header, moment, pictures, notes } = report;
  return `<!DOCTYPE html>\n${
    markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${moment.title}</title>
<style>${reportLook}</style>
</head>
<body>
<header>
<p class="quiet">${header?.plan.task} ${moment.step === undefined ? '' : `› ${moment.step}`}</p>
<h1>${moment.title}</h1>
<p class="quiet">${facts(header, moment)}</p>
</header>
${notes.map(note => markup`<p class="note">${note}</p>`)}
${failure(moment)}
${pictures.map(picture)}
${grounding(moment)}
${reasoning(report)}
${effect(moment)}
</body>
</html>`.text
  }\n`;
}

function facts(header: Report['header'], { at, action }: Moment): string {
  return [
    action === undefined ? '' : `action ${action.number}`,
    at === undefined ? '' : `${at.file.replace(/^.*[\\/]/, '')}:${at.line}`,
    header === undefined ? '' : `${header.target.name}, model ${header.model.name} ${header.model.version}`,
    header === undefined ? '' : `run ${header.id}, ${header.started}, Groundwork ${header.groundwork}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function failure({ failure: failed, action }: Moment): Markup | undefined {
  const { blame, correction } = action ?? {};
  if (failed === undefined && blame === undefined && correction === undefined) return undefined;
  return markup`<section class="note"><h2>What went wrong</h2>
${failed && markup`<p><strong>${symptoms[failed.failure.symptom].title}</strong>: ${failed.failure.message}</p>`}
${correction && markup`<p>The right one: ${correction.text} <code>${correction.selector}</code></p>`}
${blame && markup`<p>Cause: <strong>${blame.cause}</strong> ${blame.because}</p><ul>${blame.evidence.map(({ text, note }) => markup`<li>${text} ${note}</li>`)}</ul>`}
</section>`;
}

/** The picture and its outlines as one drawing: it scales without a script. */
function picture({ title, image, width, height, outlines }: ReportPicture): Markup {
  const marked = outlines.filter(one => one.chosen || one.probability !== undefined || one.change !== undefined);
  return markup`<section><h2>${title}</h2>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<image href="${imageOf(image)}" width="${width}" height="${height}"/>
${marked.map(({ rect, chosen, change, probability }) => {
  const kind = chosen ? 'chosen' : change === undefined ? 'candidate' : 'changed';
  return markup`<rect class="${kind}" x="${rect.x}" y="${rect.y}" width="${rect.width}" height="${rect.height}"><title>${change ?? (probability === undefined ? 'chosen' : percent(probability))}</title></rect>`;
})}
</svg></section>`;
}

/** Only pictures are put in whole; their text is longer than any other. */
function imageOf(uri: string): Markup | string {
  return /^data:image\/png;base64,[A-Za-z0-9+/=]*$/.test(uri) ? lines(uri) : '';
}

function grounding({ action }: Moment): Markup | undefined {
  const decision = action?.decision;
  if (decision === undefined || decision.ground.wanted === '') return undefined;
  const { candidates, told, byModel, notHere, threshold, margin } = rankingOf(decision);
  return markup`<section><h2>Grounding</h2>
<p>Looked for <code>${decision.ground.wanted}</code>. ${told}</p>
<table><thead><tr><th>#</th><th>Control</th><th>Probability</th><th>For and against</th></tr></thead><tbody>
${candidates.map(
  ({ rank, candidate, chosen, reasons }) =>
    markup`<tr class="${chosen ? 'best' : ''}"><td>${rank}</td><td>${candidate.text}${chosen ? ' ✓' : ''}</td><td>${byModel ? percent(candidate.probability) : ''}</td><td>${reasons.map(({ weight, because }) => markup`<div>${weight > 0 ? '+' : ''}${weight.toFixed(1)} ${because}</div>`)}</td></tr>`,
)}
</tbody></table>
${byModel ? markup`<p class="quiet">Not here ${percent(notHere)}, threshold ${percent(threshold)}, margin ${percent(margin)}</p>` : undefined}
</section>`;
}

function reasoning({ moment, prompt }: Report): Markup | undefined {
  const infer = moment.action?.infer;
  if (infer === undefined) return undefined;
  const { reply } = infer;
  return markup`<section><h2>Reasoning</h2>
${infer.problem && markup`<p class="note">${infer.problem}</p>`}
${
  reply &&
  markup`<blockquote>${lines(reply.thought)}</blockquote><p><code>${reply.function}(${JSON.stringify(reply.args)})</code> on ${reply.control_name}, ${reply.status}</p><ol>${reply.plan.map(line => markup`<li>${line}</li>`)}</ol>`
}
${prompt === undefined ? undefined : markup`<details><summary>Prompt</summary><pre>${lines(prompt)}</pre></details>`}
<details><summary>Raw reply</summary><pre>${lines(infer.raw)}</pre></details>
</section>`;
}

function effect({ action, judged, durations }: Moment): Markup | undefined {
  const { act, verify, guard } = action ?? {};
  if (act === undefined && verify === undefined && judged.length === 0) return undefined;
  return markup`<section><h2>Effect</h2>
${judged.map(({ of, verdict }) => markup`<p>${verdict.holds ? '✓' : '✗'} ${of} <code>${verdict.text}</code> <span class="quiet">${verdict.because}</span></p>`)}
${verify && markup`<p>Effect ${verify.effect}, settled: ${verify.settled}</p><ul>${verify.changes.map(({ told, text, kind }) => markup`<li>${told ?? `${text} ${kind}`}</li>`)}</ul>`}
${act && markup`<p>${act.how} (${act.way})${act.hit === undefined ? '' : `, hit ${act.hit}`}</p>`}
${guard && markup`<p>${guard.verdict} by ${guard.by}: ${guard.rule}</p>`}
<p class="quiet">${durations.parts.map(({ part, ms }) => `${part} ${duration(ms)}`).join(', ')}</p>
</section>`;
}
