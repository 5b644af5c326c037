import { actions, allSteps, reportActions, reportStatuses, reportStepFor } from '../../bot/complaint/sop';
import { startPage } from '../../bot/local/startPage';
import { usualWay } from '../../bot/local/start/usualWay';
import { languages, textIn } from '../../bot/text/text';
import { openLocalOffice } from '../journeys/localOffice';

const now = new Date('2026-11-23T02:15:00Z');
const idle = { pending: 0, parked: 0 };

/** Who may take an action on the full track, wherever the SOP offers it. */
function doersOf(action: string): string[] {
  const cells = allSteps().filter(cell => cell.action === action && cell.tracks.includes('full'));
  const cases = cells.flatMap(({ by }) => [...by]);
  const reports = reportStatuses.flatMap(status =>
    reportActions.filter(each => each === action).flatMap(each => [...(reportStepFor(status, each)?.by ?? [])]),
  );
  return [...new Set([...cases, ...reports])];
}

describe.each(languages)('in %s', language => {
  const words = textIn(language);
  const page = startPage(words, now, idle);

  test('the page says in which language it is, and leads to the other', () => {
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`href="/?lang=${language === 'id' ? 'en' : 'id'}"`);
    expect(page).toContain(words('start:title'));
  });

  test('each of the eight steps names its moves and who takes them, as sop.ts has it', () => {
    for (let step = 1; step <= 8; step += 1) {
      const item = new RegExp(`<li value="${step}">[\\s\\S]*?(?=<li value=|</ol>\n)`).exec(page)?.[0] ?? '';
      expect(item).toContain(words(`staff:sopStep.${step}`).replaceAll("'", '&#39;'));
      const moves = usualWay.filter(({ sopStep }) => sopStep === step);
      expect(moves.length).toBeGreaterThan(0);
      for (const { action, by } of moves) {
        if (action === 'receive') continue;
        expect(by).toEqual(doersOf(action));
        expect(item).toContain(`<b>${words(`staff:action.${action}`)}</b>`);
        for (const role of by) expect(item).toContain(words(`staff:role.${role}`));
      }
    }
  });

  test('the picture has a box for each move of the usual way', () => {
    const picture = /<svg[\s\S]*<\/svg>/.exec(page)![0];
    expect(picture.match(/class="box"/g)).toHaveLength(usualWay.length);
    expect(picture).toContain(`aria-label="${words('start:picture').replaceAll("'", '&#39;')}"`);
  });
});

test('the usual way goes through the eight steps in order and each action of it exists', () => {
  const steps = usualWay.map(({ sopStep }) => sopStep);
  expect([...new Set(steps)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  const known: readonly string[] = ['receive', ...actions, ...reportActions];
  expect(usualWay.filter(({ action }) => !known.includes(action))).toEqual([]);
});

test('work that waits for a person is said at the top, with the way to see it', () => {
  const page = startPage(textIn('id'), now, { pending: 3, parked: 2 });
  expect(page).toContain('2 pekerjaan menunggu keputusan orang');
  expect(page).toContain('<code>npm run outbox -- list</code>');
  expect(startPage(textIn('id'), now, { pending: 3, parked: 0 })).toContain('3 pekerjaan menunggu gilirannya');
});

test('every link leads to a route of the office, and every person of the tour is one', async () => {
  const office = await openLocalOffice();
  try {
    const page = (await office.get('/?lang=en')).body as string;
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => link!.replaceAll('&#38;', '&'));
    expect(links.length).toBeGreaterThan(15);
    for (const link of new Set(links)) {
      const { status, body } = await office.get(link);
      // Pages are built by Vite; where tests run without a build, their routes say so themselves.
      expect([link, status === 200 || body.code === 'notBuilt']).toEqual([link, true]);
      const persona = new URLSearchParams(link.split('?')[1]).get('as');
      if (persona) expect(await office.token(persona)).toEqual(expect.any(String));
    }
  } finally {
    await office.stop();
  }
}, 60_000);
