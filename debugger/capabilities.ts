import type { DebugProtocol } from '@vscode/debugprotocol';
import { exceptionFilters } from './exception-filters.ts';

/** What the engine can do, for every session. */
export const capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsBreakpointLocationsRequest: true,
  exceptionBreakpointFilters: exceptionFilters.map(({ filter, label, description, byDefault }) => ({
    filter,
    label,
    description,
    default: byDefault,
  })),
  supportsExceptionInfoRequest: true,
  supportsEvaluateForHovers: true,
  supportsSetVariable: true,
  supportsLoadedSourcesRequest: true,
  supportsCancelRequest: true,
  supportsTerminateRequest: true,
  supportsRestartRequest: true,
  supportsRestartFrame: true,
  supportsGotoTargetsRequest: true,
  supportsStepBack: true,
} as const satisfies DebugProtocol.Capabilities;

/** What differs when a recorded run is looked at. */
export const recordedCapabilities = {
  supportsSetVariable: false,
  supportsRestartFrame: false,
  supportsGotoTargetsRequest: false,
} as const satisfies DebugProtocol.Capabilities;
