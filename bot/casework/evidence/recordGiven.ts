import type { Person } from '../../complaint/complaint';
import { lockedComplaint } from '../act';
import { saveAttached } from '../receiving/incoming';
import { appendLog } from '../log';
import { reporterKey, type Office } from '../office';
import type { Sample } from './chooseSamples';

/** Papers made of a case leave the office: that stands in the case's own log, with who took them and the SHA-256 of the whole, before they do. */
export async function recordGiven(
  office: Office,
  person: Person,
  samples: readonly Sample[],
  detail: { period: string; sha256: string },
): Promise<void> {
  await office.db.write(async tx => {
    for (const { complaint: chosen } of samples) {
      const complaint = await lockedComplaint(tx, office, chosen.id);
      const key = await reporterKey(tx, office.sealer, complaint.reporterId);
      const { status } = complaint;
      await appendLog(tx, office, key, complaint, {
        ...{ action: 'giveEvidence', actorKind: 'person', actorId: person.id },
        ...{ fromStatus: status, toStatus: status, occurredAt: office.now(), detail },
      });
      await saveAttached(tx, complaint, {});
    }
  });
}
