import type { recordKept } from '../../bot/casework/attachments/attachments';

/** What is recorded of a photo that was fetched, cleaned and kept. */
export const storedPhoto: Parameters<typeof recordKept>[3] = {
  ...{ status: 'stored', heldFor: null, path: 'ab/x.jpg.sealed', mimeType: 'image/jpeg', size: 182_311 },
  ...{ sha256: 'cd'.repeat(32), keptSha256: 'ab'.repeat(32) },
};
