import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where sealed files lie: outside any folder the server shows, under names made by us. */
export interface FileStore {
  /** Keeps the bytes for good before it returns; the same name again replaces them whole. */
  put(name: string, bytes: Buffer): Promise<void>;
  /** Null when there is no such file. */
  read(name: string): Promise<Buffer | null>;
  /** Also when it is gone already. */
  remove(name: string): Promise<void>;
}

/** A folder on this machine. Names are `<two letters>/<name>`, made of letters, digits and dashes. */
export function openFolderStore(folder: string): FileStore {
  const at = (name: string): string => {
    if (!/^[a-z0-9]{2}\/[a-z0-9.-]{1,120}$/.test(name) || name.includes('..'))
      throw new RangeError('not a name of a stored file');
    return join(folder, name);
  };
  return {
    async put(name, bytes) {
      const file = at(name);
      const draft = `${file}.${randomUUID()}.new`;
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
    },
    async read(name) {
      return readFile(at(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
    async remove(name) {
      await rm(at(name), { force: true });
    },
  };
}
