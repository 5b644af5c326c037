import type { ComplaintCategory, ServiceType } from './masterData';

/** One report that came in, by what an officer has made of it so far. */
export interface Arrival {
  /** WIB day, as `dayOf` counts. */
  day: number;
  service: ServiceType | null;
  category: ComplaintCategory | null;
}

/** Far more than usual came in on one day: of one service, of one category, or altogether. */
export interface Surge {
  by: 'all' | 'service' | 'category';
  /** The service's or category's code; null for all. */
  code: string | null;
  count: number;
  /** What comes in on such a day else, one decimal. */
  usual: number;
}

/** So many days before the day itself are compared with: four weeks. */
export const daysCompared = 28;
/** Fewer say nothing, as in an office that has just begun. */
const fewestDays = 5;
/** Fewer reports are chance, however rare they are else. */
const fewestReports = 5;

/**
 * What came in on `day` in unusual number. Usual is the mean of the days of the same kind (working days, or days off) among the 28
 * before it, from the office's first on. It is unusual from 5 reports on, and above the usual by more than three times its square
 * root: reports that come independently of each other do so about one day in a thousand.
 */
export function surgesOn(
  day: number,
  arrivals: readonly Arrival[],
  calendar: { firstDay: number; isWorkingDay: (day: number) => boolean },
): Surge[] {
  const earliest = Math.max(day - daysCompared, calendar.firstDay);
  const before = Array.from({ length: Math.max(0, day - earliest) }, (_, index) => earliest + index);
  const alike = new Set(before.filter(each => calendar.isWorkingDay(each) === calendar.isWorkingDay(day)));
  if (alike.size < fewestDays) return [];
  const judged = (by: Surge['by'], code: string | null, some: readonly Arrival[]): Surge[] => {
    const count = some.filter(each => each.day === day).length;
    const usual = some.filter(each => alike.has(each.day)).length / alike.size;
    if (count < fewestReports || count <= usual + 3 * Math.sqrt(usual)) return [];
    return [{ by, code, count, usual: Math.round(usual * 10) / 10 }];
  };
  const each = (by: 'service' | 'category'): Surge[] => {
    const codes = new Set(arrivals.flatMap(arrival => arrival[by] ?? []));
    return [...codes].flatMap(code =>
      judged(
        by,
        code,
        arrivals.filter(arrival => arrival[by] === code),
      ),
    );
  };
  const surges = [...each('service'), ...each('category')].sort((a, b) => b.count - a.count);
  return [...judged('all', null, arrivals), ...surges];
}
