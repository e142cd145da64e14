import type { Organisation } from '@/organisation/organisations';
import type { Assignment } from './api/assignments';

/** The offices that a kind of reporters means, among those that exist. */
export function reportingOffices(reporters: Assignment['reporters'], offices: readonly Organisation[]): Organisation[] {
  switch (reporters.kind) {
    case 'ALL':
      return [...offices];
    case 'LIST': {
      const listed = new Set(reporters.offices);
      return offices.filter(({ code }) => listed.has(code));
    }
    case 'PRIMARY':
    case 'SECONDARY':
      return offices.filter(({ kind }) => kind === reporters.kind);
  }
}
