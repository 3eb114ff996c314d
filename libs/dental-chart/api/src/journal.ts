import { CHART } from '@cuspid/dental-chart/contracts';
import type { ChartAct } from './chart-act';

/** An act that was taken back, and the act that did it. */
export interface Undone {
  act: ChartAct;
  undo: ChartAct;
}

/** What one person can take back and redo, from the acts of a chart, oldest first. */
export interface Journal {
  toUndo?: ChartAct;
  toRedo?: Undone;
}

/**
 * Reads the acts as a person lives them: an undo takes the last act that still stands, a redo the last undo, and any
 * other act ends the redoing. At most fifty in a row.
 */
export function journalOf(acts: readonly ChartAct[], authorId: number): Journal {
  const done: ChartAct[] = [];
  let undone: Undone[] = [];
  for (const act of acts.filter((one) => one.authorId === authorId)) {
    if (act.kind === 'undo') {
      const taken = done.pop();
      if (taken) undone.push({ act: taken, undo: act });
    } else if (act.kind === 'redo') {
      const back = undone.pop();
      if (back) done.push(back.act);
    } else {
      done.push(act);
      undone = [];
    }
  }
  const toUndo = undone.length < CHART.undoDepth ? done.at(-1) : undefined;
  return { toUndo, toRedo: undone.at(-1) };
}
