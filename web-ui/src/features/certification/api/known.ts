import { keyOf, type Confirmation } from '../model/decision';

/**
 * Keeps an old reading from undoing a newer answer on the screen: a list that was asked for before a decision was answered may tell how
 * things stood before it.
 */
export class Known {
  private turn = 0;
  private readonly answers = new Map<string, { turn: number; item: Confirmation }>();

  /** Before a reading begins. */
  begin(): number {
    return this.turn;
  }

  /** Something newer than every reading that has begun. */
  answered(item: Confirmation): void {
    this.answers.set(`${item.round}/${keyOf(item)}`, { turn: ++this.turn, item });
  }

  /** What was read, save where something newer is known. */
  reconcile(begun: number, item: Confirmation): Confirmation {
    const known = this.answers.get(`${item.round}/${keyOf(item)}`);
    return known !== undefined && known.turn > begun ? known.item : item;
  }
}
