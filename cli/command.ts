/** Wrong usage: exit code 2. `message` says what was wrong and what would be right. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What a command ended with: 0 only for success, 1 for a failed check or run, 2 for wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Where a command writes: data to `out`, messages to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}
