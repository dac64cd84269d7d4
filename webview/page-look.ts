import { css } from 'lit';

/** How the page is laid out: three columns, two where it is narrow, one where it is very narrow. */
export const pageLook = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: minmax(170px, 1fr) minmax(0, 3fr) minmax(300px, 1.8fr);
    height: 100vh;
    background: var(--vscode-editor-background);
  }
  .welcome {
    grid-column: 1 / -1;
    display: grid;
    gap: 8px;
    place-content: center;
    max-width: 46ch;
    margin: 0 auto;
    text-align: center;
  }
  gw-timeline {
    padding-top: 8px;
    border-inline-end: 1px solid var(--line);
  }
  main {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-width: 0;
    min-height: 0;
    padding: 12px 16px 8px;
  }
  gw-tabs {
    border-inline-start: 1px solid var(--line);
  }
  h1 {
    margin: 2px 0;
    font-size: 1.2em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  header .alarm {
    display: grid;
    gap: 2px;
    margin-top: 8px;
  }
  .notes {
    border-inline-start-color: var(--vscode-editorWarning-foreground, var(--quiet));
  }
  @media (max-width: 900px) {
    :host {
      grid-template-rows: minmax(240px, 1.2fr) minmax(0, 1fr);
      grid-template-columns: minmax(140px, 1fr) minmax(0, 2.4fr);
    }
    gw-timeline {
      grid-row: 1 / 3;
    }
    gw-tabs {
      grid-column: 2;
      border-inline-start: 0;
      border-top: 1px solid var(--line);
    }
  }
  @media (max-width: 640px) {
    :host {
      grid-template-rows: 108px max-content minmax(380px, 1fr);
      grid-template-columns: minmax(0, 1fr);
      overflow-y: auto;
    }
    main {
      gap: 8px;
    }
    gw-timeline,
    gw-tabs {
      grid-row: auto;
      grid-column: 1;
      border-inline-end: 0;
    }
    gw-timeline {
      border-bottom: 1px solid var(--line);
    }
  }
`;
