import type { SelectQueryBuilder } from 'typeorm';
import { classificationCodeOf, complaintClasses, supervisoryCode } from '../../complaint/masterData';
import { inactiveOverBefore, type RetentionSchedule } from '../../complaint/retention';
import type { Period } from '../../complaint/wib';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow } from '../../database/tables';
import type { Office } from '../office';
import { isDiffering } from './archiveCheck';

/** Due for appraisal · may not be touched · decided on · missing or changed in SharePoint at the last look. */
export const recordStates = ['due', 'onHold', 'appraised', 'differs'] as const;

/** To what the archive's list is narrowed beside words and numbers. */
export interface RecordsNarrowing {
  /** When the case was closed, from which its time counts. */
  closed?: Period;
  /** A classification code of Permendagri 83/2022. */
  code?: string;
  state?: (typeof recordStates)[number];
}

/** Adds the conditions to a query of `complaint` under the alias `c`. */
export function narrowRecords(
  query: SelectQueryBuilder<ComplaintRow>,
  { closed, code, state }: RecordsNarrowing,
  office: Office,
  retention: RetentionSchedule,
): void {
  const moment = (at: Date) => momentValue(office.db.dialect, at);
  if (closed)
    query.andWhere('c."closedAt" >= :closedFrom AND c."closedAt" < :closedBefore', {
      ...{ closedFrom: moment(closed.start), closedBefore: moment(closed.end) },
    });
  if (code) withCode(query, code);
  if (state === 'onHold') query.andWhere('c."legalHold" IS NOT NULL');
  if (state === 'appraised') query.andWhere('c."appraisal" IS NOT NULL AND c."legalHold" IS NULL');
  if (state === 'differs') query.andWhere(isDiffering);
  if (state === 'due')
    query.andWhere('c."closedAt" < :inactiveOver AND c."legalHold" IS NULL AND c."appraisal" IS NULL', {
      inactiveOver: moment(inactiveOverBefore(office.now(), retention)),
    });
}

/** As `classificationCode` of the dossier's columns says it: the track comes first, and a case not classed yet is a plain complaint. */
function withCode(query: SelectQueryBuilder<ComplaintRow>, code: string): void {
  const classes = complaintClasses.map(each => each.code).filter(each => classificationCodeOf(each) === code);
  const usual = classificationCodeOf('complaintNonSupervisory') === code;
  const byClass = `(c."complaintClass" IN (:...codeClasses)${usual ? ' OR c."complaintClass" IS NULL' : ''})`;
  const ordinary = `(c."track" <> 'supervisory' AND ${byClass})`;
  query.andWhere(code === supervisoryCode ? `(c."track" = 'supervisory' OR ${ordinary})` : ordinary, {
    codeClasses: classes.length > 0 ? classes : ['-'],
  });
}
