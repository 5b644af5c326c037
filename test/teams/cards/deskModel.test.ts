import { deskModel } from '../../../bot/teams/cards/deskModel';
import { languages, textIn } from '../../../bot/text/text';
import { wib } from '../../complaint/wibMoments';

const nothing = { items: [], total: 0, overdue: 0, now: wib('2026-11-24 08:00') };
const surge = { by: 'service', code: 'ikd', count: 12, usual: 1.5, on: wib('2026-11-23 12:00') } as const;

test.each(languages)('the morning tells first what came in in unusual number, in words (%s)', language => {
  const all = { ...surge, by: 'all', code: null } as const;
  const { lines } = deskModel(nothing, [surge, all, surge, surge], null, textIn(language));
  expect(lines).toHaveLength(3);
  expect(lines.slice(0, 2)).toEqual(
    language === 'id'
      ? [
          '⚠ 23 November 2026, Identitas Kependudukan Digital: 12 laporan masuk; biasanya 1,5 sehari.',
          '⚠ 23 November 2026, semua laporan: 12 laporan masuk; biasanya 1,5 sehari.',
        ]
      : [
          '⚠ 23 November 2026, Digital identity (IKD): 12 reports came in; usually 1.5 a day.',
          '⚠ 23 November 2026, all reports: 12 reports came in; usually 1.5 a day.',
        ],
  );
});
