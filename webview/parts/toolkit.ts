// The one file that knows the toolkit. It is archived: a successor goes in here.
import {
  provideVSCodeDesignSystem,
  vsCodeBadge,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/** Defines `vscode-button`, `vscode-text-field`, `vscode-checkbox` and `vscode-badge`. */
export function defineFormControls(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeTextField(), vsCodeCheckbox(), vsCodeBadge());
}
