import { ArchiveRefused } from '../archive/refused';
import type { Filed, FileToArchive, SharePoint } from '../archive/sharePoint';
import type { Office } from '../casework/office';
import { GiveUp, RetryLater } from '../outbox/effect';
import { untilMended } from './mending';

/** Sign-in, right or storage is missing: every paper waits until somebody mends it there, and none is given up. */
const centralStatuses = [401, 403, 507];

/** What filing needs: the office for its fail points, and the archive, of which `put` alone is used. */
export interface FilingParts {
  office: Pick<Office, 'failPoint'>;
  sharePoint: Pick<SharePoint, 'put'>;
}

/**
 * Files one paper in SharePoint and comes back once it is confirmed there. Safe to repeat: one path stays one item.
 * @throws GiveUp when this paper is refused for good, RetryLater otherwise, with an alarm where somebody must mend something (missing
 *   right, storage full); both say `graph:<status>`; ArchiveRefused `otherContent` or `personsWork` where `replaces` or `keepsWork` forbids what would be replaced
 */
export async function fileInArchive({ office, sharePoint }: FilingParts, file: FileToArchive): Promise<Filed> {
  await office.failPoint?.('archive.beforeCall');
  const filed = await putOrRefuse(sharePoint, file);
  await office.failPoint?.('archive.afterCall');
  return filed;
}

async function putOrRefuse(sharePoint: FilingParts['sharePoint'], file: FileToArchive): Promise<Filed> {
  try {
    return await sharePoint.put(file);
  } catch (error) {
    throw outcomeOf(error);
  }
}

/** What lies there may not be replaced: who asked for it decides what becomes of that. */
const left = ['otherContent', 'personsWork'];

/** What a refusal of SharePoint means to the outbox; anything else stays what it is. */
export function outcomeOf(error: unknown): unknown {
  if (!(error instanceof ArchiveRefused) || left.includes(error.code)) return error;
  const reason = `graph:${error.status}`;
  if (centralStatuses.includes(error.status))
    return new RetryLater({ reason, afterMs: error.retryAfterMs ?? untilMended, alarm: true });
  if (error.permanent) return new GiveUp({ reason });
  return new RetryLater({ reason, ...(error.retryAfterMs !== undefined && { afterMs: error.retryAfterMs }) });
}

/** For `catch`: null where something else lies there than may be replaced. */
export function orOtherContent(error: unknown): null {
  if (error instanceof ArchiveRefused && error.code === 'otherContent') return null;
  throw error;
}
