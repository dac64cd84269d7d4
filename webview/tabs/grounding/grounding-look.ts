import { css } from 'lit';

export const groundingLook = css`
  :host {
    display: block;
    overflow: auto;
    padding-bottom: 16px;
  }
  .head {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
  }
  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol > li {
    border-inline-start: 2px solid transparent;
  }
  ol > .chosen {
    border-inline-start-color: var(--chosen);
  }
  .row {
    display: flex;
    gap: 8px;
    align-items: center;
    width: 100%;
    min-height: 28px;
    padding: 3px 16px 3px 8px;
    color: inherit;
    font: inherit;
    text-align: start;
    background: none;
    border: 0;
    cursor: pointer;
  }
  .row:hover {
    background: var(--hover);
  }
  .picked > .row {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .rank {
    flex: none;
    width: 2.4em;
    text-align: end;
    white-space: nowrap;
    --mark: var(--chosen);
  }
  .rank::before {
    margin-inline-end: 4px;
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [aria-expanded='true'] .name {
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .chosen .name {
    font-weight: 600;
  }
  .probability {
    display: flex;
    flex: none;
    gap: 8px;
    align-items: center;
  }
  .probability .share {
    width: 3.6em;
    text-align: end;
  }
  .bar-of {
    position: relative;
    width: 64px;
    height: 8px;
    background: var(--soft);
    outline: 1px solid var(--line);
  }
  .bar-of i {
    position: absolute;
    inset: 0 auto 0 0;
    background: color-mix(in oklab, var(--likely) var(--share), var(--candidate));
  }
  .chosen .bar-of i {
    background: var(--chosen);
  }
  .bar-of b {
    position: absolute;
    top: -3px;
    bottom: -3px;
    width: 1px;
    background: var(--vscode-foreground);
  }
  .why {
    display: grid;
    gap: 10px;
    justify-items: start;
    padding: 2px 16px 12px 46px;
  }
  .why ul {
    width: 100%;
  }
  .reason {
    display: grid;
    grid-template-columns: 64px 3.2em 1fr;
    gap: 8px;
    align-items: baseline;
    padding: 1px 0;
  }
  .signed {
    position: relative;
    height: 8px;
    background: linear-gradient(var(--quiet), var(--quiet)) center / 1px 100% no-repeat;
  }
  .signed i {
    position: absolute;
    inset-block: 0;
    background: var(--good);
  }
  .signed.against i {
    background: var(--bad);
  }
  .weight {
    text-align: end;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 16px;
    align-items: center;
    margin: 12px 0 0;
    padding: 12px 16px 0;
    border-top: 1px solid var(--line);
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
    justify-self: end;
  }
  @media (forced-colors: active) {
    .bar-of i,
    .signed i,
    .line i {
      forced-color-adjust: none;
    }
  }
  dt,
  dd {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .wrong {
    margin: 0 16px 8px;
    padding: 8px 12px;
    background: var(--soft);
    border-inline-start: 3px solid var(--bad);
  }
  .wrong dl {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .wrong dd {
    justify-self: start;
  }
  .scale {
    margin-top: 12px;
    padding: 14px 16px 0;
    border-top: 1px solid var(--line);
  }
  .scale dl {
    margin: 10px 0 0;
    padding: 0;
    border: 0;
  }
  .line {
    position: relative;
    height: 10px;
    background: var(--soft);
    outline: 1px solid var(--line);
  }
  .line i,
  .line b {
    position: absolute;
    inset-block: 0;
  }
  .margin {
    background: color-mix(in srgb, var(--likely) 45%, transparent);
  }
  .tick {
    inset-block: -3px;
    width: 3px;
    margin-left: -1px;
  }
  .best {
    background: var(--chosen);
  }
  .next {
    background: var(--candidate);
  }
  .tick.not-here,
  .key.not-here {
    background: var(--bad);
  }
  b.threshold {
    inset-block: -4px;
    border-inline-start: 2px dashed var(--vscode-foreground);
  }
  .key {
    display: inline-block;
    width: 8px;
    height: 8px;
    margin-inline-end: 6px;
  }
  .key.threshold {
    border-inline-start: 2px dashed var(--vscode-foreground);
  }
  .comparison,
  .left-out,
  .note {
    margin: 14px 16px 0;
  }
  .comparison p {
    margin: 2px 0 6px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  th {
    padding: 3px 8px 3px 0;
    font-weight: normal;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--quiet);
  }
  thead th:first-child {
    width: 46%;
  }
  td {
    padding: 3px 0;
    vertical-align: top;
  }
  td .signed {
    display: inline-block;
    width: 46%;
  }
  .sum > * {
    border-top: 1px solid var(--line);
  }
  .because {
    display: block;
    font-size: 0.92em;
  }
  summary {
    cursor: pointer;
    font-weight: 600;
  }
  summary .quiet {
    font-weight: normal;
  }
`;
