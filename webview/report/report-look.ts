import { Markup } from './markup.ts';

/** How a saved decision looks: light or dark as the reader has it, and fit to be printed. */
export const reportLook = new Markup(`
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
body { max-width: 1100px; margin: 24px auto; padding: 0 16px; overflow-wrap: anywhere; }
h1 { margin: 4px 0; font-size: 1.3em; }
h2 { margin: 24px 0 6px; font-size: 1.05em; }
p { margin: 4px 0; }
.quiet { opacity: 0.72; }
.note { padding: 8px 12px; border-inline-start: 3px solid #c33; background: color-mix(in srgb, currentcolor 6%, transparent); }
svg { display: block; width: 100%; height: auto; border: 1px solid color-mix(in srgb, currentcolor 25%, transparent); }
rect { fill: transparent; stroke-width: 2; vector-effect: non-scaling-stroke; }
.chosen { stroke: #1a8a3a; stroke-width: 4; fill: rgb(26 138 58 / 15%); }
.candidate { stroke: #2a6fdb; }
.changed { stroke: #c46a00; stroke-dasharray: 6 3; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4px 8px; text-align: start; vertical-align: top; border-top: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }
.best { font-weight: 600; }
pre { padding: 8px; overflow: auto; white-space: pre-wrap; background: color-mix(in srgb, currentcolor 6%, transparent); }
blockquote { margin: 4px 0; padding-inline-start: 10px; border-inline-start: 3px solid color-mix(in srgb, currentcolor 30%, transparent); white-space: pre-wrap; }
@media print { details { display: block; } }
`);
