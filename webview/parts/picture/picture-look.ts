import { css } from 'lit';

export const pictureLook = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    min-height: 0;
  }
  .view {
    position: absolute;
    inset: 0;
    overflow: hidden;
    cursor: crosshair;
    touch-action: none;
  }
  .view.drags {
    cursor: grabbing;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  .stage {
    position: absolute;
    pointer-events: none;
  }
  .none {
    background: var(--soft);
    outline: 1px dashed var(--line);
  }
  .highlight {
    position: absolute;
    pointer-events: none;
  }
  .picked {
    border: 2px solid var(--focus);
  }
  .pointed {
    border: 1px solid var(--focus);
    background: color-mix(in srgb, var(--focus) 14%, transparent);
  }
  .divider {
    position: absolute;
    width: 17px;
    margin-left: -8px;
    cursor: ew-resize;
    touch-action: none;
    background: linear-gradient(var(--focus), var(--focus)) center / 2px 100% no-repeat;
  }
  .divider::after {
    content: '⇔' / '';
    position: absolute;
    top: 50%;
    left: 50%;
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    translate: -50% -50%;
    color: var(--vscode-button-foreground, var(--vscode-foreground));
    background: var(--vscode-button-background, var(--vscode-editor-background));
    border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
    border-radius: 50%;
  }
  .side {
    position: absolute;
    bottom: 6px;
    left: 6px;
    padding: 1px 7px;
    font-size: 0.9em;
    color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
    background: var(--vscode-editorHoverWidget-background, var(--soft));
    border: 1px solid var(--vscode-editorHoverWidget-border, var(--line));
    border-radius: 3px;
  }
  .side.after {
    right: 6px;
    left: auto;
  }
  .facts {
    position: absolute;
    z-index: 1;
    max-width: 320px;
    padding: 6px 10px;
    overflow-wrap: anywhere;
    color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
    background: var(--vscode-editorHoverWidget-background, var(--soft));
    border: 1px solid var(--vscode-editorHoverWidget-border, var(--line));
    border-radius: 3px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    pointer-events: none;
  }
`;
