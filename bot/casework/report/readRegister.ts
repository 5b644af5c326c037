import type { Person } from '../../complaint/complaint';
import { registerColumns, type RegisterRow } from '../../complaint/registerRow';
import type { Words } from '../../text/text';
import type { Office } from '../office';
import { registerOf } from './frozenRegister';
import { casesFor } from './registerCases';
import { registerRows } from './registerRows';
import { checkReportReader, isFrozen, reportOf } from './reportMonth';

/** The register *Laporan Pengaduan Publik* of a month on screen (DOMAIN §6.2): the same rows as its file. */
export interface RegisterView {
  /** Null = as the cases stand now. */
  frozenAt: Date | null;
  columns: { key: keyof RegisterRow; heading: string }[];
  rows: RegisterRow[];
}

/**
 * For a reader of the month's report, in their language, as far as they may read each case.
 * @throws Unknown as `checkReportReader` does
 */
export async function readRegister(office: Office, person: Person, month: string, words: Words): Promise<RegisterView> {
  const now = office.now();
  checkReportReader(person, month, now);
  const { read } = office.db;
  const report = await reportOf(read, month);
  const frozenAt = report && isFrozen(report) ? report.frozenAt : null;
  const cases = casesFor(await registerOf(read, office, month, frozenAt), person, now);
  const columns = registerColumns.map(key => ({ key, heading: words(`documents:register.columns.${key}`) }));
  return { frozenAt, columns, rows: registerRows(cases, words) };
}
