/** A run that decides everything and carries out nothing; only the plan's programs are started, to be looked at. */
export class DryRun {
  /** Actions that were decided. */
  decided = 0;
  /** Statements that could not be decided, mostly because those before were not carried out. */
  undecided = 0;

  /** What came of it, in a sentence. */
  summary(task: string): string {
    const decided = this.decided === 1 ? '1 action decided' : `${this.decided} actions decided`;
    const undecided = this.undecided === 0 ? '' : `, ${this.undecided} could not be without the ones before`;
    return `${task}: dry run, nothing was carried out. ${decided}${undecided}.`;
  }
}

/** What a dry run says instead of performing an action. */
export const notCarriedOut = 'dry run: not carried out';
