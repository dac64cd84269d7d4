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
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: center;
    padding: 8px 16px 4px;
  }
  .filters {
    flex-wrap: wrap;
    padding: 0 16px 6px;
    gap: 4px;
  }
  vscode-text-field {
    flex: 1 1 12em;
    min-width: 0;
  }
  .problem {
    flex-basis: 100%;
    padding: 4px 8px;
  }
  .scroller {
    flex: 1 1 55%;
    min-height: 110px;
  }
  .row {
    gap: 6px;
    height: ${rowHeight}px;
    padding-inline-end: 12px;
  }
  .faint {
    color: var(--quiet);
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
  .change {
    flex: none;
    --mark: var(--changed);
  }
  gw-control {
    flex: 0 1 auto;
    max-height: 52%;
    overflow: auto;
    border-top: 1px solid var(--line);
  }
`;
