import { css } from 'lit';

export const reasoningLook = css`
  :host {
    display: block;
    overflow: auto;
    padding: 12px 16px;
  }
  section {
    margin-bottom: 14px;
  }
  h2 {
    margin-bottom: 2px;
  }
  .thought {
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--vscode-textBlockQuote-border, var(--line));
    white-space: pre-wrap;
  }
  .call {
    overflow-wrap: anywhere;
  }
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 16px;
    align-items: baseline;
  }
  .problem {
    margin-bottom: 12px;
  }
  .plan {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .plan li {
    display: grid;
    grid-template-columns: 1.2em 1fr;
    overflow-wrap: anywhere;
  }
  .plan .new {
    --mark: var(--good);
  }
  .plan .gone {
    --mark: var(--bad);
    color: var(--quiet);
    text-decoration: line-through;
  }
  .again vscode-text-field {
    flex: 1;
    min-width: 0;
  }
  .part {
    margin-inline-start: 10px;
  }
  .part summary {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    font-weight: normal;
  }
  mark {
    color: inherit;
    background: color-mix(in srgb, var(--vscode-charts-orange, var(--bad)) var(--unsure), transparent);
    text-decoration: underline dotted;
  }
  /* Laid out from its end, a scroller stays there while it grows. */
  .coming {
    display: flex;
    flex-direction: column-reverse;
    max-height: 70vh;
    overflow: auto;
  }
  .coming pre {
    max-height: none;
    overflow: visible;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  details {
    border-top: 1px solid var(--line);
  }
  summary {
    padding: 6px 0;
    cursor: pointer;
    font-weight: 600;
  }
  summary .quiet {
    font-weight: normal;
  }
  pre {
    max-height: 50vh;
    margin: 0 0 12px;
    padding: 8px 10px;
    overflow: auto;
    white-space: pre;
    background: var(--vscode-textCodeBlock-background, var(--soft));
    border: 1px solid var(--vscode-contrastBorder, transparent);
  }
`;
