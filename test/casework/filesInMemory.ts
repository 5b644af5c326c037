import type { Files } from '../../bot/casework/attachments/attachments';

/** A store of sealed files that is gone with its test. */
export function filesInMemory(): Files & { kept: Map<string, Buffer> } {
  const kept = new Map<string, Buffer>();
  return {
    kept,
    put: async (name, bytes) => void kept.set(name, bytes),
    read: async name => kept.get(name) ?? null,
    remove: async name => void kept.delete(name),
  };
}
