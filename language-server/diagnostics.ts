import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Diagnostic as PlanDiagnostic } from '../protocol/position.ts';
import type { OpenPlan } from './open-plans.ts';
import { toRange } from './places.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const satisfies Record<PlanDiagnostic['severity'], DiagnosticSeverity>;

/** All there is to say about an open plan. `uriOf` gives the address of a file, for places that belong to a message. */
export function diagnosticsOf(
  { uri, version, plan }: OpenPlan,
  uriOf: (file: string) => string,
): PublishDiagnosticsParams {
  const diagnostics = plan.diagnostics().map(
    ({ range, severity, code, message, related }): Diagnostic => ({
      range: toRange(range),
      severity: severities[severity],
      code,
      source: 'groundwork',
      message,
      ...(related && {
        relatedInformation: related.map(other => ({
          location: { uri: uriOf(other.range.file), range: toRange(other.range) },
          message: other.message,
        })),
      }),
    }),
  );
  return { uri, version, diagnostics };
}
