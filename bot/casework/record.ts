import type { Action } from '../complaint/sop';
import type { ComplaintRow } from '../database/tables';
import type { Acting } from './act';
import { answerRecorders } from './record/answer';
import { archiveRecorders } from './record/archive';
import { caseRecorders } from './record/case';
import { disruptionRecorders } from './record/disruption';
import { laporRecorders } from './record/lapor';
import { outcomeRecorders } from './record/outcome';
import { personRecorders } from './record/person';
import { reviewRecorders } from './record/review';
import { supervisoryRecorders } from './record/supervisory';
import { visitRecorders } from './record/visit';
import { wordsRecorders } from './record/words';

/** What an action writes besides moving the case: its papers, names and dates. Gives the columns of the complaint it changes. */
export type Recorder = (acting: Acting) => Promise<Partial<ComplaintRow> | void>;

/** One recorder an action; an action without one only moves the case and is logged. */
export const recorders: Partial<Record<Action, Recorder>> = {
  ...reviewRecorders,
  ...answerRecorders,
  ...outcomeRecorders,
  ...supervisoryRecorders,
  ...caseRecorders,
  ...personRecorders,
  ...laporRecorders,
  ...visitRecorders,
  ...wordsRecorders,
  ...disruptionRecorders,
  ...archiveRecorders,
};
