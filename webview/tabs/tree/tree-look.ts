import { css } from 'lit';

/** Pixels; every row has it, so that a place in the list is a place on the page. */
export const rowHeight = 22;

export const treeLook = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .search {
    display: flex;
    gap: 12px;
    align-items: center;
    padding: 8px 16px;
  }
  vscode-text-field {
    flex: 1;
    min-width: 0;
  }
  .scroller {
    flex: 1 1 60%;
    min-height: 120px;
    overflow: auto;
  }
  .space {
    position: relative;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: flex;
    gap: 6px;
    align-items: center;
    height: ${rowHeight}px;
    padding-inline-end: 12px;
    cursor: pointer;
  }
  .row:hover {
    background: var(--hover);
  }
  .faint {
    color: var(--quiet);
  }
  .picked,
  .picked:hover {
    color: var(--vscode-list-inactiveSelectionForeground, var(--vscode-foreground));
    background: var(--vscode-list-inactiveSelectionBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .scroller:focus .picked {
    color: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
    background: var(--vscode-list-activeSelectionBackground);
  }
  .row.picked > * {
    color: inherit;
  }
  .twist {
    flex: none;
    width: 14px;
    text-align: center;
    color: var(--quiet);
  }
  .type {
    flex: none;
    color: var(--quiet);
  }
  .facts {
    flex: 0 1 auto;
    max-height: 45%;
    padding: 10px 16px;
    overflow: auto;
    border-top: 1px solid var(--line);
  }
  .path {
    font-size: 0.92em;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 1px 14px;
    margin: 6px 0 0;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;
