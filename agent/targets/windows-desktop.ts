import type { TargetApi } from '../../protocol/target.ts';
import { startProcess } from '../processes.ts';
import { hostProgram } from './host-program.ts';
import { TargetUnavailable } from './target-unavailable.ts';
import { connectWindowsHost } from './windows-host.ts';

/** The programs of the desktop this process runs on. @throws TargetUnavailable */
export function openWindowsDesktop(): TargetApi {
  if (process.platform !== 'win32') {
    throw new TargetUnavailable(
      'The target "windows" needs Windows. Elsewhere, use --target wine or --target practice.',
    );
  }
  return connectWindowsHost(startProcess(hostProgram(), []));
}
