/** Tells when VS Code's theme changes: it writes its name on the body and its colours on the root. */
export function watchTheme(changed: () => void): void {
  new MutationObserver(changed).observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ['style'] });
}
