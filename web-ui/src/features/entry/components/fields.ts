import type { PasteRow } from '../model/paste';

/** The value fields of the sheet in their order, as they are on the page: what is folded away or filtered out is not among them. */
export function fieldsOnPage(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[data-value-field]')];
}

export function rowsOnPage(): PasteRow[] {
  return fieldsOnPage().map((field) => ({ variable: field.dataset.valueField ?? '', locked: field.readOnly }));
}

/** Goes to the field `step` editable ones away, or to the last one on the way there; false where there is none. */
export function move(from: HTMLInputElement, step: number): boolean {
  const fields = fieldsOnPage().filter((field) => !field.readOnly || field === from);
  const here = fields.indexOf(from);
  const next = fields[Math.max(0, Math.min(fields.length - 1, here + step))];
  return next !== undefined && next !== from && focusField(next);
}

/** Focuses a field where it can be seen: below the table's head, not behind it. */
export function focusField(field: HTMLInputElement): boolean {
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'nearest' }); // scroll-margin leaves room for the head
  return document.activeElement === field;
}
