import type { FileStore } from '../files/folderStore';
import type { Effect } from '../outbox/effect';

/** Removes the bytes of a file that was discarded or held malware; its row stays and says so. Safe to repeat. */
export function forgetFile(files: Pick<FileStore, 'remove'>): Effect<{ path: string }> {
  return async ({ path }) => files.remove(path);
}
