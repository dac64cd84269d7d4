/** What only the person in front of the client can give. Implemented by the engine and by the command line. */
export interface Asker {
  /** @returns the secret's value; undefined when nobody gave one */
  secret(name: string, signal: AbortSignal): Promise<string | undefined>;
  /** @returns whether it was confirmed, and by whom; undefined when nobody could be asked */
  confirm(question: string, detail: string, signal: AbortSignal): Promise<{ yes: boolean; by: string } | undefined>;
}

/** Nobody is there: secrets are missing, confirmations are refused. */
export const nobody: Asker = {
  secret: async () => undefined,
  confirm: async () => undefined,
};
