import type { Response } from 'restify';
import { exportList } from '../casework/list/exportList';
import type { Office } from '../casework/office';
import { removeFilter, saveFilter, savedFiltersOf } from '../casework/list/savedFilters';
import { workLogOf } from '../casework/desk/workLog';
import { Invalid } from '../complaint/errors';
import type { Sheet } from '../documents/sheet';
import type { Log } from '../log';
import { textIn } from '../text/text';
import type { Signed } from './api';
import { answer, fieldsIn, oneOf, queryOf } from './body';
import { languageOf } from './errors';
import { namesIn } from './forms';
import { listSheet, workSheets } from './listSheets';
import { keptQuery, wantedIn } from './narrowing';

type Routes = 'exportComplaints' | 'exportWork' | 'showFilters' | 'changeFilters';

/** Files made of the list and of one's own work, and the filters that officers keep; for the tab and for scripts. */
export function createListRoutes(office: Office, log: Log): Record<Routes, Signed> {
  return {
    async exportComplaints(req, res, person) {
      const query = queryOf(req);
      const type = oneOf(query, 'type', ['xlsx', 'csv'] as const) ?? 'xlsx';
      const items = await exportList(office, person, wantedIn(query, person));
      // Words that somebody searched for may be a citizen's name: that there were some is enough.
      const filter = Object.fromEntries([...query].map(([name, value]) => [name, name === 'q' ? '…' : value.slice(0, 60)]));
      log.info({ person: person.id, cases: items.length, filter }, 'list exported');
      const language = languageOf(req, person.language);
      const sheet = listSheet(items, textIn(language), namesIn(language));
      await sendSheets(res, { sheets: [sheet], type, name: 'daftar-aduan', now: office.now() });
    },

    async exportWork(req, res, person) {
      const month = queryOf(req).get('month') ?? '';
      if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) throw new Invalid('invalidInput', [{ name: 'month', fault: 'notADate' }]);
      const done = await workLogOf(office, person, month);
      log.info({ person: person.id, entries: done.length, month }, 'own work exported');
      const sheets = workSheets(done, textIn(languageOf(req, person.language)));
      await sendSheets(res, { sheets, type: 'xlsx', name: `rekap-kerja-${month}`, now: office.now() });
    },

    async showFilters(_req, res, person) {
      answer(res, 200, await savedFiltersOf(office, person));
    },

    async changeFilters(req, res, person) {
      const { name, query } = fieldsIn(req.body);
      const named = typeof name === 'string' ? name : '';
      if (typeof query === 'string') await saveFilter(office, person, { name: named, query: keptQuery(query, person) });
      else await removeFilter(office, person, named);
      answer(res, 200, await savedFiltersOf(office, person));
    },
  };
}

interface Sent {
  sheets: Sheet[];
  type: 'xlsx' | 'csv';
  name: string;
  now: Date;
}

/** What draws is loaded with the first file: an office that starts should not wait for it. */
async function sendSheets(res: Response, { sheets, type, name, now }: Sent): Promise<void> {
  const { renderCsv, renderSheets } = await import('../documents/sheet');
  const bytes = type === 'csv' ? renderCsv(sheets[0]!) : await renderSheets({ title: sheets[0]!.name, createdAt: now, sheets });
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  res.sendRaw(200, bytes, {
    'Content-Type': type === 'csv' ? 'text/csv; charset=utf-8' : xlsx,
    'Content-Disposition': `attachment; filename="${name}.${type}"`,
  });
}
