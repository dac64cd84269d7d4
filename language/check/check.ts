import type { Diagnostic } from '../../protocol/position.ts';
import type { Program } from '../bind/program.ts';

/** All diagnostics of the main file, in the order of the text. */
export function checkProgram(program: Program): readonly Diagnostic[] {
  return program.main.source.diagnostics;
}
