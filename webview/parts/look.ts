import { css } from 'lit';

/**
 * What all parts of the page share. Colours are the theme's: the names below are roles, each with the theme's variable
 * for it and, for high contrast, its border.
 */
export const look = css`
  :host {
    --line: var(--vscode-contrastBorder, var(--vscode-panel-border, var(--vscode-widget-border, transparent)));
    --quiet: var(--vscode-descriptionForeground, var(--vscode-foreground));
    --chosen: var(--vscode-charts-green, var(--vscode-focusBorder));
    --candidate: var(--vscode-charts-blue, var(--vscode-focusBorder));
    --likely: var(--vscode-charts-purple, var(--vscode-focusBorder));
    --changed: var(--vscode-charts-orange, var(--vscode-editorWarning-foreground));
    --good: var(--vscode-charts-green, var(--vscode-testing-iconPassed));
    --bad: var(--vscode-errorForeground);
    --soft: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    --hover: var(--vscode-list-hoverBackground, transparent);
    --focus: var(--vscode-focusBorder);
    --mono: var(--vscode-editor-font-family, monospace);
    box-sizing: border-box;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size, 13px);
    line-height: 1.45;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none;
  }
  h2 {
    margin: 0;
    font-size: 0.85em;
    font-weight: 600;
    color: var(--quiet);
  }
  p {
    margin: 0;
  }
  .quiet {
    color: var(--quiet);
  }
  /* Marks are drawn, not written: their colours are for shapes, and too faint for text in some themes. */
  [data-mark]::before {
    content: attr(data-mark) / '';
    color: var(--mark, var(--quiet));
  }
  .good {
    --mark: var(--good);
  }
  .bad {
    --mark: var(--bad);
  }
  .chosen-mark {
    flex: none;
    --mark: var(--chosen);
  }
  .chosen-mark::before {
    margin-inline-end: 4px;
  }
  .alarm {
    padding: 8px 12px;
    background: var(--soft);
    border-inline-start: 3px solid var(--bad);
  }
  .mono {
    font-family: var(--mono);
    font-size: var(--vscode-editor-font-size, 0.95em);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  :focus-visible {
    outline: 1px solid var(--focus);
    outline-offset: -1px;
  }
  .link,
  .tool {
    color: var(--vscode-textLink-foreground);
    font: inherit;
    background: none;
    border: 0;
    cursor: pointer;
  }
  .link {
    padding: 0;
    text-align: start;
  }
  .link:hover {
    text-decoration: underline;
  }
  .tool {
    min-width: 24px;
    padding: 1px 6px;
    color: inherit;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 3px;
  }
  .tool:hover:not(:disabled) {
    background: var(--vscode-toolbar-hoverBackground, var(--hover));
  }
  .tool:disabled {
    color: var(--quiet);
    cursor: default;
  }
  .tool[aria-pressed='true'] {
    color: var(--vscode-inputOption-activeForeground, inherit);
    background: var(--vscode-inputOption-activeBackground, var(--hover));
    border-color: var(--vscode-inputOption-activeBorder, var(--focus));
  }
  .link[aria-pressed='true'] {
    color: var(--vscode-foreground);
    font-weight: 600;
    border-bottom: 1px solid var(--focus);
  }
  .bar {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .room {
    flex: 1;
  }
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .empty {
    padding: 24px 16px;
    color: var(--quiet);
  }
`;
