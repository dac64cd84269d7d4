import { winePrograms } from '../agent/targets/wine/wine-programs.ts';
import { missingToBuild } from './build-native.ts';

/** What is missing to drive live windows, on Windows or under Wine, in one sentence; `undefined` when nothing is. */
export function missingForLiveWindows(): string | undefined {
  return missingToBuild() ?? missingOfWine();
}

function missingOfWine(): string | undefined {
  try {
    if (process.platform !== 'win32') winePrograms();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
