import { describe, expect, it } from 'vitest';
import { numbered, sampleRun } from '../../trace/sample-trace.ts';
import { framesOf } from './film.ts';
import { momentOf } from './moment.ts';
import { rankingOf } from './ranking.ts';
import { RunModel } from './run-model.ts';
import { ShownRun } from './shown-run.ts';
import { nextFailure, nextFrame } from './walk.ts';

function modelOf(events: readonly unknown[] = sampleRun, recorded = true): RunModel {
  const model = new RunModel({ id: 'r', recorded });
  model.append(events);
  return model;
}

const outline = (model: RunModel) =>
  model.timeline.rows.map(
    ({ depth, status, kind, title, action }) =>
      `${'  '.repeat(depth)}${status} ${kind}: ${title}${action === undefined ? '' : ` [${action}]`}`,
  );

function momentAt(model: RunModel, seq: number) {
  const until = model.indexOf(seq);
  const row = model.rowAt(until);
  if (row === undefined) throw new Error(`There is no row at ${seq}.`);
  return momentOf(model, row, until);
}

const seqOf = (type: string, nth = 0) => sampleRun.filter(event => event.type === type)[nth]?.seq ?? 0;

describe('the timeline', () => {
  it('lists steps, actions, overrides and failures in their order', () => {
    expect(outline(modelOf())).toMatchInlineSnapshot(`
      [
        "failed task: Write the weekly report",
        "done step: Type the title",
        "  done action: type "Weekly report" into Document "Page 1" [1]",
        "failed step: Make the title bold",
        "  failed action: click Button "Italic" [2]",
        "    done override: Changed to Button "Italic" [2]",
        "    failed failure: expectation failed [2]",
        "    done correction: The right one is Button "Bold" [2]",
        "    done blame: Cause: ranked lower. Button "Bold" was ranked 2nd with 6 %. [2]",
        "failed ended: Run failed",
      ]
    `);
  });

  it('tells where the run was sent, what was taken back, and which control was the right one', () => {
    const at = { file: '/plans/report.taskplan', line: 5, column: 1, endLine: 5, endColumn: 2 };
    const undo = { type: 'undo', step: 'Type the title', because: 'Its undo was carried out.' } as const;
    const steered = numbered([
      ...sampleRun.slice(0, -4),
      { type: 'moved', at, why: 'retry' },
      { type: 'undo', step: 'Make the title bold', verdict: 'no undo', because: 'It has no undo.' },
      { ...undo, verdict: 'begins' },
      { ...undo, verdict: 'done' },
      { type: 'moved', at, why: 'rolled back' },
    ]);
    const told = outline(modelOf(steered)).map(row => row.trim());
    expect(told.slice(told.findIndex(row => row.startsWith('failed failure')))).toMatchInlineSnapshot(`
      [
        "failed failure: expectation failed [2]",
        "done correction: The right one is Button "Bold" [2]",
        "done blame: Cause: ranked lower. Button "Bold" was ranked 2nd with 6 %. [2]",
        "done moved: Tried again",
        "skipped undo: Can't be taken back: Make the title bold",
        "done undo: Taken back: Type the title",
        "done moved: Rolled back to here",
      ]
    `);
  });

  it('is the same when the events come one by one', () => {
    const model = modelOf([]);
    for (const event of sampleRun) model.append([event]);
    expect(outline(model)).toEqual(outline(modelOf()));
  });

  it('ignores events that it has already', () => {
    const model = modelOf();
    model.append(sampleRun);
    expect(model.history.events).toHaveLength(sampleRun.length);
  });

  it('finds the row of a line of the call stack, the phase being one of its action', () => {
    const model = modelOf();
    const at = model.indexOf(seqOf('stopped'));
    const titles = [0, 1, 2, 3].map(line => model.rowAt(at, line)?.title);
    expect(titles).toEqual([
      'click Button "Italic"',
      'click Button "Italic"',
      'Make the title bold',
      'Write the weekly report',
    ]);
  });

  it('shows of a failed run its failure', () => {
    const model = modelOf();
    expect(model.rowAt(model.history.last)?.kind).toBe('failure');
  });
});

describe('a moment', () => {
  it('tells of a decision what is known at it, and nothing of later', () => {
    const moment = momentAt(modelOf(), seqOf('ground', 1));
    expect(moment.title).toBe('click Button "Bold"');
    expect(moment.step).toBe('2. Make the title bold');
    expect(moment.action?.infer?.reply?.thought).toBe('The Bold button does it.');
    expect(moment.action?.act).toBeUndefined();
    expect(moment.after).toBeUndefined();
    expect(moment.failure).toBeUndefined();
  });

  it('tells how long the program took to stand still apart from what was compared then', () => {
    const model = modelOf();
    const row = model.timeline.rowOfAction(1);
    if (row === undefined) throw new Error('Action 1 has no row.');
    const times = momentOf(model, row).durations.parts.map(({ part, ms }) => [part, ms]);
    expect(times).toEqual(
      expect.arrayContaining([
        ['settle', 16],
        ['verify', 4],
      ]),
    );
  });

  it('tells of an action that is over what it did', () => {
    const model = modelOf();
    const row = model.timeline.rowOfAction(2);
    if (row === undefined) throw new Error('Action 2 has no row.');
    const moment = momentOf(model, row);
    expect(moment.title).toBe('click Button "Italic"');
    expect(moment.action?.decision?.chosenBy).toBe('user');
    expect(moment.action?.verify?.effect).toBe('seen');
    expect(moment.judged.map(({ verdict }) => verdict.holds)).toEqual([false]);
    expect(moment.failure?.failure.symptom).toBe('expectation-failed');
    expect(moment.durations).toMatchInlineSnapshot(`
      {
        "parts": [
          {
            "ms": 12,
            "part": "observe",
            "share": 0.17647058823529413,
          },
          {
            "ms": 30,
            "part": "infer",
            "share": 0.4411764705882353,
          },
          {
            "ms": 3,
            "part": "ground",
            "share": 0.04411764705882353,
          },
          {
            "ms": 0,
            "part": "guard",
            "share": 0,
          },
          {
            "ms": 5,
            "part": "act",
            "share": 0.07352941176470588,
          },
          {
            "ms": 18,
            "part": "verify",
            "share": 0.2647058823529412,
          },
        ],
        "total": 68,
      }
    `);
  });

  it('shows the look the decision was made on', () => {
    expect(momentAt(modelOf(), seqOf('ground', 1)).before?.observation).toBe('o2');
  });

  it('offers another candidate only while a live run stands at the decision', () => {
    const untilStop = sampleRun.slice(0, sampleRun.findIndex(event => event.type === 'stopped') + 1);
    const live = modelOf(untilStop, false);
    expect(momentAt(live, seqOf('stopped')).canChoose).toBe(true);
    expect(momentAt(modelOf(untilStop, true), seqOf('stopped')).canChoose).toBe(false);
    live.append(sampleRun.slice(untilStop.length));
    expect(momentAt(live, seqOf('stopped')).canChoose).toBe(false);
  });
});

describe('a ranking', () => {
  it('says who chose, and measures reasons against the strongest', () => {
    const { decision } = momentAt(modelOf(), seqOf('ground', 1)).action ?? {};
    if (decision === undefined) throw new Error('Nothing was decided.');
    const ranking = rankingOf(decision);
    expect(ranking.told).toBe('Chosen by the model with 91 %, 85 % ahead of the next.');
    expect(ranking.candidates.map(({ rank, chosen, reasons }) => [rank, chosen, reasons[0]?.share])).toEqual([
      [1, true, 1],
      [2, false, 1],
    ]);
  });
});

describe('a trace that is not whole', () => {
  it('is shown as far as it goes', () => {
    const model = modelOf([...sampleRun.slice(0, 12), { type: 'observe', seq: 'thirteen' }, null, 'text']);
    expect(model.notes).toEqual([
      '3 events of this run cannot be read: they are damaged, or of a newer version.',
      'This run has no end: it was cut off. It is shown as far as it goes.',
    ]);
    expect(model.timeline.rows.length).toBeGreaterThan(2);
  });

  it('may lack its beginning', () => {
    const model = modelOf(sampleRun.slice(8));
    expect(model.notes).toEqual(['The beginning of this run is missing: its plan, target and model are not known.']);
    for (const row of model.timeline.rows) expect(momentOf(model, row).title).not.toBe('');
  });

  it('may be of a newer version: what is known of it is shown', () => {
    const [header, ...rest] = sampleRun;
    const unknown = { type: 'dream', seq: 900, time: 1 };
    const model = modelOf([{ ...header, format: 99 }, ...rest, unknown]);
    expect(model.notes).toEqual([
      'A newer Groundwork recorded this run: what this one does not know is left out.',
      '2 events of this run cannot be read: they are damaged, or of a newer version.',
    ]);
    expect(model.timeline.rowOfAction(2)?.title).toBe('click Button "Italic"');
  });

  it('never breaks a view, wherever it is cut', () => {
    for (let length = 0; length <= sampleRun.length; length++) {
      const model = modelOf(sampleRun.slice(0, length));
      for (const row of model.timeline.rows) momentOf(model, row);
      expect(model.rowAt(model.history.last) === undefined).toBe(model.timeline.rows.length === 0);
    }
  });
});

describe('which moment is shown', () => {
  const shownRun = (recorded = true) =>
    new ShownRun({ kind: 'run', run: 'r', blobs: '', recorded, events: [...sampleRun] });
  const about = { kind: 'shown', run: 'r' } as const;

  it('is that of the debugger, but for where the page itself led it', () => {
    const run = shownRun();
    const [first, second] = [seqOf('ground'), seqOf('ground', 1)];
    expect(run.follows({ ...about, seq: first })).toBe(true);
    expect(run.moment()?.title).toBe('type "Weekly report" into Document "Page 1"');
    expect(run.moment()?.action?.act).toBeUndefined();
    run.leads(second);
    // What the debugger still had to say of where it was moves nothing.
    expect(run.follows({ ...about, seq: first, stackLine: 0 })).toBe(false);
    expect(run.follows({ ...about, seq: second })).toBe(false);
    expect(run.follows({ ...about, seq: second, stackLine: 0 })).toBe(false);
    const picked = run.model.timeline.rowOfAction(2)?.seq;
    expect(run.moment(picked)?.action?.verify?.effect).toBe('seen');
    expect(run.follows({ ...about, seq: second, stackLine: 2 })).toBe(true);
    expect(run.moment()?.title).toBe('Make the title bold');
  });

  it('is that of the row that was picked before the page was made anew, until the debugger moves', () => {
    const second = seqOf('override');
    const picked = shownRun().model.timeline.rowOfAction(2)?.seq ?? 0;
    const led = shownRun();
    led.resumes(picked);
    expect(led.follows({ ...about, seq: second, stackLine: 0 })).toBe(false);
    expect(led.follows({ ...about, seq: second, stackLine: 1 })).toBe(true);
    const moved = shownRun();
    moved.resumes(picked);
    expect(moved.follows({ ...about, seq: seqOf('ground'), stackLine: 0 })).toBe(true);
    // A live run that is not standing was led nowhere.
    const live = shownRun(false);
    live.resumes(picked);
    expect(live.follows({ ...about, seq: second, stackLine: 0 })).toBe(true);
  });

  it('is made once for as long as nothing is different', () => {
    const run = shownRun();
    const moment = run.moment();
    expect(run.moment()).toBe(moment);
    run.follows({ ...about, seq: seqOf('ground') });
    expect(run.moment()).not.toBe(moment);
  });

  it('leads the debugger to the decision of an action as the user changed it, and elsewhere to where a row begins', () => {
    const { model } = shownRun();
    const seqs = model.timeline.rows.map(row => model.decisionOf(row));
    expect(seqs).toContain(seqOf('ground'));
    expect(seqs).toContain(seqOf('override'));
    expect(seqs).not.toContain(seqOf('ground', 1));
    expect(seqs[0]).toBe(model.timeline.rows[0]?.seq);
  });
});

describe('walking through a run', () => {
  it('goes from failure to failure, and from picture to picture', () => {
    const { rows } = modelOf().timeline;
    const failure = nextFailure(rows, 0, 1);
    expect(failure?.kind).toBe('failure');
    expect(nextFailure(rows, rows.length - 1, -1)).toBe(failure);
    expect(nextFailure(rows, 0, -1)).toBeUndefined();
    expect(nextFrame(rows, 0)?.title).toContain('type');
    expect(nextFrame(rows, rows.length - 1)).toBeUndefined();
    expect(framesOf(rows).map(({ row, step }) => `${step ?? ''}|${row.kind}`)).toEqual([
      '1. Type the title|action',
      '2. Make the title bold|action',
      '|override',
      '|failure',
      '|ended',
    ]);
  });
});

describe('a row that is no action', () => {
  it('shows the latest look at the program where the run stands, and the look of its time elsewhere', () => {
    const events = sampleRun.slice(
      0,
      sampleRun.findIndex(event => event.type === 'enter' && event.frame === 5),
    );
    const model = modelOf(events, false);
    const here = model.rowAt(model.history.last);
    if (here === undefined) throw new Error('The run stands nowhere.');
    expect(here.title).toBe('Make the title bold');
    expect(momentOf(model, here).before?.observation).toBe('o1b');
    const [task] = model.timeline.rows;
    expect(task && momentOf(model, task).before).toBeUndefined();
  });
});
