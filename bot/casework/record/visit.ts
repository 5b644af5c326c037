import { Refused } from '../../complaint/errors';
import { endOfSecond } from '../../complaint/wib';
import { answerJointly, awaitingVerdict } from '../telling/jointAnswer';
import { finishTasks } from '../telling/messages';
import type { Recorder } from '../record';
import type { Seal } from '../visit';
import { close, reopened } from './outcome';

/** What becomes of a visit by what becomes of its parts (DOMAIN §5.2). */
export const visitRecorders = {
  answerJointly,
  /** "Sudah" for the visit settles what was answered together, at the counter too. */
  settleParts: async a => {
    const answered = await awaitingVerdict(a.tx, a.complaint.id, endOfSecond(a.now));
    if (answered.length === 0) throw new Refused('noPartAnswered');
    await finishTasks(a.tx, a.office, a.complaint.id, ['interpretReply'], a.personId);
    a.then.push(
      ...answered.map(({ id }) => ({ complaintId: id, action: 'confirmSettled' as const, by: a.by, input: { ...a.input } })),
    );
  },
  sealVisit: async a => a.input as unknown as Seal,
  /** It ended, however each of its parts did. */
  closeVisit: async a => close(a, 'resolved'),
  resumeVisit: async () => reopened,
} satisfies Record<string, Recorder>;
