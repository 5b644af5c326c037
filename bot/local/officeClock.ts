import type { Database } from '../database/dataSource';
import type { SettingRow } from '../database/tables';

const settingKey = 'local.clockOffsetMs';

/**
 * Office time of a local office: machine time plus an offset kept in the database, movable forwards only (DESIGN §6).
 * Rules, schedules, the 24-hour window and dates on papers follow it; leases, retries and tokens keep machine time.
 */
export class OfficeClock {
  private constructor(
    private readonly db: Database,
    private offset: number,
    private readonly onChange: () => void,
  ) {}

  /** @param start when office time begins in an office that has none yet; null = now. Later starts go on from what is kept. */
  static async open(db: Database, start: Date | null = null, onChange: () => void = () => undefined): Promise<OfficeClock> {
    const kept = await db.read.findOneBy<SettingRow>('Setting', { key: settingKey });
    const clock = new OfficeClock(db, typeof kept?.value === 'number' ? kept.value : 0, onChange);
    if (!kept && start) await clock.keep(start.getTime() - Date.now());
    return clock;
  }

  readonly now = (): Date => new Date(Date.now() + this.offset);

  /** @throws RangeError when `at` lies before the office's present */
  async moveTo(at: Date): Promise<void> {
    if (at < this.now()) throw new RangeError('office time only moves forwards');
    await this.keep(at.getTime() - Date.now());
  }

  private async keep(offset: number): Promise<void> {
    await this.db.write(async tx => {
      const value = { value: offset, changedAt: new Date() };
      const { affected } = await tx.update('Setting', { key: settingKey, version: 1 }, value);
      if (!affected) await tx.insert('Setting', { key: settingKey, version: 1, changedBy: null, ...value });
    });
    this.offset = offset;
    this.onChange();
  }
}
