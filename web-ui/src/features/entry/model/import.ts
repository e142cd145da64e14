import { ProblemError } from '@/api/problem';
import type { SheetImport } from '../api/excel';

export type CellError = SheetImport['errors'][number];

/** The errors by cell when the import itself is refused: one broken rule for each, named by its cell. Null: refused for something else. */
export function cellErrors(error: Error | null): CellError[] | null {
  if (!(error instanceof ProblemError) || error.slug !== 'invalid' || error.details.errors === undefined) {
    return null;
  }
  return error.details.errors.map(({ field, rule, message }) => ({ cell: field, variable: null, rule, message }));
}

/** One line for each error, as Excel pastes it: cell, variable, what is wrong. */
export function asText(errors: readonly CellError[]): string {
  return errors.map(({ cell, variable, message }) => [cell ?? '', variable ?? '', message.replace(/\s+/g, ' ')].join('\t')).join('\n');
}
