/** Whether the checkbox that tells of its change is on. */
export function isChecked(event: Event): boolean {
  return event.target instanceof HTMLElement && 'checked' in event.target && event.target.checked === true;
}
