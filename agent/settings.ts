/** How long the loop waits. All times in milliseconds. */
export interface RunSettings {
  /** How long an explicit action waits for its control, where the step says nothing else. */
  readonly actionTimeoutMs: number;
  /** How long an `expect` waits. */
  readonly expectTimeoutMs: number;
  /** Between two looks while waiting. */
  readonly pollMs: number;
  /** Two captures this far apart that agree end settling. */
  readonly settleIntervalMs: number;
  /** Settling ends after this, agreed or not. */
  readonly settleMs: number;
  /** How long a program may take to start. */
  readonly launchTimeoutMs: number;
  /** How long the target may take to answer one request. */
  readonly requestTimeoutMs: number;
  readonly screenshots: boolean;
}

export const defaultSettings: RunSettings = {
  actionTimeoutMs: 5_000,
  expectTimeoutMs: 5_000,
  pollMs: 100,
  settleIntervalMs: 100,
  settleMs: 2_000,
  launchTimeoutMs: 20_000,
  requestTimeoutMs: 10_000,
  screenshots: true,
};
