import { TargetError } from '../../protocol/target.ts';

/** A target can't be used on this machine as it is; `message` says what is missing and how to get it. */
export class TargetUnavailable extends TargetError {
  constructor(message: string) {
    super('launch-failed', message);
    this.name = 'TargetUnavailable';
  }
}
