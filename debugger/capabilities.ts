import type { DebugProtocol } from '@vscode/debugprotocol';
import { exceptionFilters, filterConditionHelp } from './breakpoints/exception-filters.ts';

/** What the engine can do, for every session. */
export const capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsBreakpointLocationsRequest: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsFunctionBreakpoints: true,
  supportsDataBreakpoints: true,
  supportsExceptionFilterOptions: true,
  exceptionBreakpointFilters: exceptionFilters.map(({ filter, label, description, byDefault }) => ({
    filter,
    label,
    description,
    default: byDefault,
    supportsCondition: true,
    conditionDescription: filterConditionHelp,
  })),
  supportsExceptionInfoRequest: true,
  supportsEvaluateForHovers: true,
  supportsClipboardContext: true,
  supportsCompletionsRequest: true,
  completionTriggerCharacters: ['.', '"', ' ', '['],
  supportsSetVariable: true,
  supportsSetExpression: true,
  supportsStepInTargetsRequest: true,
  supportsLoadedSourcesRequest: true,
  supportsModulesRequest: true,
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
  supportsSetExpression: false,
} as const satisfies DebugProtocol.Capabilities;
