import type { FileNames } from '../bind/file-names.ts';
import { plainText } from '../bind/template-text.ts';
import { walk } from '../bind/walk.ts';
import { onOneLine } from '../compile/source-text.ts';
import {
  isAction,
  isAppDeclaration,
  isLaunchAction,
  isStep,
  isTaskHeader,
  isTemplate,
  type LaunchAction,
  type Step,
  type TaskHeader,
} from '../generated/ast.ts';
import type { Piece } from '../syntax/piece.ts';
import { error, type Finding, info, warning } from './finding.ts';

/** What is to be said of a file as a task: whether it is one, what it starts. */
export function checkTaskOfFile(names: FileNames): Finding[] {
  const items = names.source.pieces.flatMap(({ root }) => root.item ?? []);
  const [header, ...others] = items.filter(isTaskHeader);
  const steps = items.filter(isStep);
  const findings = others.map(other =>
    error(other, 'second-task', 'A file has one task. Put this one into a file of its own.'),
  );
  if (header !== undefined) return [...findings, ...taskContents(names, header, steps)];
  if (names.source.pieces.some(isFaultyTask)) return findings;
  const [first] = steps;
  if (first !== undefined) {
    const message = 'These steps belong to no task. Begin the file with a line such as: task "Write the report"';
    return [...findings, error(first, 'steps-without-task', message, { property: 'sentence' })];
  }
  return items.filter(isAppDeclaration).map(app => {
    const message = 'A file without a task starts no program. Put this line into the plan that uses it.';
    return error(app, 'app-without-task', message);
  });
}

function isFaultyTask({ problems, tokens }: Piece): boolean {
  return problems.length > 0 && tokens[0]?.image === 'task';
}

function taskContents(names: FileNames, header: TaskHeader, steps: readonly Step[]): Finding[] {
  const isWhole = names.source.pieces.every(({ problems }) => problems.length === 0);
  if (!isWhole) return [];
  if (steps.length === 0) {
    const message = 'This task has no steps yet. A step is a numbered sentence, such as: 1. Open a new document';
    return [warning(header, 'empty-task', message)];
  }
  const { acts, launches } = deedsOf(names);
  const programs = names.source.pieces.flatMap(({ root: { item } }) => (isAppDeclaration(item) ? [item.program] : []));
  const mine = new Set(programs.map(program => plainText(program)?.toLowerCase()));
  const foreign = launches.flatMap(({ program }) => {
    const name = isTemplate(program) ? plainText(program) : undefined;
    if (name === undefined || mine.has(name.toLowerCase())) return [];
    const message = `'${name}' is no program of this plan, which may not act on others. Add a line: app ${onOneLine(program)}`;
    return [warning(program, 'foreign-program', message)];
  });
  if (programs.length > 0 || launches.length > 0 || !acts) return foreign;
  const message = 'This task says no program, so it runs on whatever is attached. To start one, add: app "wordpad.exe"';
  return [info(header, 'no-app', message)];
}

/** What the steps of a piece do by themselves; it depends on nothing outside the piece. */
interface Deeds {
  readonly acts: boolean;
  readonly launches: readonly LaunchAction[];
}

const known = new WeakMap<Piece, Deeds>();

function deedsOf(names: FileNames): Deeds {
  const all = names.source.pieces.filter(({ root }) => isStep(root.item)).map(deedsOfPiece);
  return { acts: all.some(({ acts }) => acts), launches: all.flatMap(({ launches }) => launches) };
}

function deedsOfPiece(piece: Piece): Deeds {
  let deeds = known.get(piece);
  if (deeds === undefined) {
    let acts = false;
    const launches: LaunchAction[] = [];
    walk(piece.root, node => {
      acts ||= isAction(node);
      if (isLaunchAction(node)) launches.push(node);
    });
    deeds = { acts, launches };
    known.set(piece, deeds);
  }
  return deeds;
}
