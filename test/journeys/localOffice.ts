import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOffice } from '../../bot/index';
import { emptyDatabase, testServer } from '../database/emptyDatabase';
import { driver, freePort, type OfficeDriver } from './officeDriver';

export interface LocalOffice extends OfficeDriver {
  baseUrl: string;
  folder: string;
  stop(): Promise<void>;
}

/** Only what went wrong is worth reading in a test run. */
const quiet = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
};

/** The whole office in this process, started as `npm start` starts it, on a free port and an empty folder. */
export async function openLocalOffice(env: Record<string, string> = {}): Promise<LocalOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-office-'));
  const port = await freePort();
  const database = await emptyDatabase();
  const running = await startOffice(
    {
      ADUAN_MODE: 'local',
      PORT: String(port),
      DATA_DIR: folder,
      ADUAN_LOCAL_START: '2026-11-23T09:10:00+07:00',
      ...(testServer && { DATABASE_URL: database.url }),
      ...env,
    },
    quiet,
  );
  const baseUrl = `http://localhost:${port}`;
  const office = driver(baseUrl);
  return {
    baseUrl,
    folder,
    ...office,
    async stop() {
      await running.stop();
      database.giveBack();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
