import type { Ask } from '../../protocol/debug.ts';

type AskConfirm = Extract<Ask, { kind: 'confirm' }>;

/**
 * The page that asks before an action: what would happen, on which control, with its picture. Names come from foreign
 * programs: they are text here. The page loads nothing, and runs only its own script.
 * @param picture a PNG @param nonce made anew for every page
 */
export function confirmPage(ask: AskConfirm, picture: Uint8Array, nonce: string): string {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const fact = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<dt>${name}</dt><dd>${escaped(value)}</dd>`;
  const what = ask.control ?? 'the control';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Confirm an action</title>
<style nonce="${nonce}">
body { padding: 24px; max-width: 60em; }
h1 { font-size: 1.2em; font-weight: 600; }
img { display: block; max-width: 100%; margin: 16px 0; border: 1px solid var(--vscode-panel-border, #888); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; font-family: var(--vscode-editor-font-family); overflow-wrap: anywhere; }
button { font: inherit; padding: 6px 18px; margin-right: 8px; border: 1px solid var(--vscode-contrastBorder, transparent); cursor: pointer;
  background: var(--vscode-button-background); color: var(--vscode-button-foreground); }
button.other { background: var(--vscode-button-secondaryBackground); color: var(--vscode-button-secondaryForeground);
  border-color: var(--vscode-contrastBorder, color-mix(in srgb, currentColor 40%, transparent)); }
button:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
</style>
</head>
<body>
<main role="alertdialog" aria-labelledby="question" aria-describedby="facts">
<h1 id="question">${escaped(ask.question)}</h1>
<img src="data:image/png;base64,${Buffer.from(picture).toString('base64')}" alt="Picture of ${escaped(what)} in its window">
<dl id="facts">${fact('Action', ask.action)}${fact('Control', ask.control)}${fact('Rule', ask.rule)}</dl>
<p><button id="no" autofocus>No</button><button id="yes" class="other">Yes, carry it out</button></p>
</main>
<script nonce="${nonce}">
const host = acquireVsCodeApi();
const say = answer => host.postMessage({ answer });
document.getElementById('no').addEventListener('click', () => say('no'));
document.getElementById('yes').addEventListener('click', () => say('yes'));
addEventListener('keydown', event => { if (event.key === 'Escape') say('no'); });
const focus = () => document.getElementById('no').focus();
addEventListener('focus', () => { if (document.activeElement === document.body) focus(); });
focus();
</script>
</body>
</html>
`;
}

/** Text for a page, its control and direction marks shown as dots. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, '·')
    .replace(/[&<>"']/g, mark => `&#${mark.charCodeAt(0)};`);
}
