/** Gives the toolkit's text fields their names: a field takes one of its own when it is connected. */
export function nameFields(root: DocumentFragment | HTMLElement): void {
  for (const field of root.querySelectorAll('vscode-text-field[data-name]'))
    field.setAttribute('aria-label', field.getAttribute('data-name') ?? '');
}
