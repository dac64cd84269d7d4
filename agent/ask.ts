/** The action a question of the guard is about, as a client can show it. */
export interface AskedAction {
  /** The guard's rule. */
  readonly rule: string;
  /** In Task Plan syntax. */
  readonly action: string;
  /** Printed: `Button "Delete" in ToolBar "Mail"`. */
  readonly control?: string | undefined;
  /** A PNG of the control and what is around it: an absolute path. */
  readonly picture?: string | undefined;
}

/** What only the person in front of the client can give. Implemented by the engine and by the command line. */
export interface Asker {
  /** @returns the secret's value; undefined when nobody gave one */
  secret(name: string, signal: AbortSignal): Promise<string | undefined>;
  /**
   * An aborted signal takes the question back.
   * @param about what the guard asks about; absent for a `confirm` of the plan
   * @returns whether it was confirmed, and by whom; undefined when nobody could be asked
   */
  confirm(
    question: string,
    detail: string,
    signal: AbortSignal,
    about?: AskedAction,
  ): Promise<{ yes: boolean; by: string } | undefined>;
}

/** Nobody is there: secrets are missing, confirmations are refused. */
export const nobody: Asker = {
  secret: async () => undefined,
  confirm: async () => undefined,
};
