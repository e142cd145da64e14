import type { Removal, RemovalPreview, RemovalScope } from './api/items';

export type ScopeKind = 'all' | 'variables' | 'offices' | 'obsolete';

/** What a person has chosen so far in ลบรายการกรอกข้อมูล. */
export interface RemovalChoice {
  kind: ScopeKind;
  variables: string[];
  offices: string[];
  /** Take items with reported data too; otherwise they stay. */
  includeReported: boolean;
  typedRound: string;
  reason: string;
}

/** The scope to ask about; null while nothing is chosen yet, for nothing given would mean everything. */
export function scopeOf({ kind, variables, offices }: Pick<RemovalChoice, 'kind' | 'variables' | 'offices'>): RemovalScope | null {
  switch (kind) {
    case 'all':
      return {};
    case 'obsolete':
      return { obsolete: true };
    case 'variables':
      return variables.length > 0 ? { variables } : null;
    case 'offices':
      return offices.length > 0 ? { offices } : null;
  }
}

/** How many items leave: reported ones only where that was asked for. */
export function leaving(preview: Pick<RemovalPreview, 'items' | 'reported'>, includeReported: boolean): number {
  return includeReported ? preview.items : preview.items - preview.reported;
}

export type Lack = 'scope' | 'nothing' | 'round' | 'reason';

/** What still stands between a choice and its removal; empty when it may be confirmed. */
export function lacks(choice: RemovalChoice, preview: RemovalPreview | undefined, round: string): Lack[] {
  if (scopeOf(choice) === null || preview === undefined) {
    return ['scope'];
  }
  const takesReported = choice.includeReported && preview.reported > 0;
  return [
    ...(leaving(preview, takesReported) === 0 ? (['nothing'] as const) : []),
    ...(takesReported && choice.typedRound.trim() !== round ? (['round'] as const) : []),
    ...(takesReported && choice.reason.trim() === '' ? (['reason'] as const) : []),
  ];
}

/** The command: it always says what becomes of reported data, so that what is reported meanwhile is not lost. */
export function removalOf(choice: RemovalChoice, preview: RemovalPreview, round: string): Removal {
  const scope = scopeOf(choice) ?? {};
  return choice.includeReported && preview.reported > 0
    ? { ...scope, includeReported: true, confirm: round, reason: choice.reason.trim() }
    : { ...scope, keepReported: true };
}
