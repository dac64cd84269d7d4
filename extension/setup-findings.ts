import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { targetMethods } from '../protocol/target.ts';

/** One line of *Check Setup*. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  /** A version, or what is wrong and what to do. */
  readonly said: string;
}

/** Display scaling and elevation, as far as a target says them. */
export function desktopFindings(label: string, said: string): Finding[] {
  const facts = targetMethods.initialize.result.safeParse(parsed(said));
  if (!facts.success)
    return [{ what: `Target ${label}`, ok: false, said: `It says nothing that can be read: ${said}` }];
  const { scaling, elevated } = facts.data;
  const findings: Finding[] = [];
  if (scaling !== undefined) findings.push({ what: `Display scaling of ${label}`, ok: true, said: `${scaling} %` });
  if (elevated !== undefined) {
    const rights = elevated
      ? 'With administrator’s rights: every program can be driven.'
      : 'Without administrator’s rights: programs that have them can’t be driven. Start VS Code as administrator for those.';
    findings.push({ what: `Elevation of ${label}`, ok: true, said: rights });
  }
  return findings;
}

/** Whether the model that is set can be used. */
export function modelFinding(model: string): Finding {
  const what = 'Model';
  if (model === 'embedded') return { what, ok: true, said: 'Embedded: rules that come with Groundwork.' };
  const folder = /^replay:(.+)$/s.exec(model)?.[1];
  if (folder === undefined)
    return { what, ok: false, said: `This version has no model "${model}". Choose "embedded".` };
  const ok = existsSync(join(folder, 'run.gwtrace'));
  return { what, ok, said: ok ? `Replays ${folder}.` : `${folder} holds no recorded run.` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
