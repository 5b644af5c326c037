import { planBulk, runBulk, mostInRun, type BulkCase, type Chosen } from '../casework/list/bulk';
import type { Office } from '../casework/office';
import type { Person } from '../complaint/complaint';
import { Invalid, type DomainError } from '../complaint/errors';
import type { Log } from '../log';
import { errorText } from '../text/errorText';
import { textIn, type Words } from '../text/text';
import type { Signed } from './api';
import { answer, fieldsIn } from './body';
import type { BulkPreview, BulkResult } from './contract';
import { languageOf } from './errors';
import { wantedIn } from './narrowing';

type Routes = 'previewBulk' | 'runBulk';

/** One action on many cases of the list: first what it would do, then batch by batch. */
export function createBulkRoutes(office: Office, log: Log): Record<Routes, Signed> {
  return {
    async previewBulk(req, res, person) {
      const words = textIn(languageOf(req, person.language));
      const plan = await planBulk(office, person, askedIn(req.body), chosenIn(req.body, person));
      const { action, ready, refusedTotal, more } = plan;
      const refused = plan.refused.map(({ ticketNumber, error }) => ({ ticketNumber, reason: reasonOf(error, action, words) }));
      answer(res, 200, { ready, refused, refusedTotal, more, most: mostInRun } satisfies BulkPreview);
    },

    async runBulk(req, res, person) {
      const words = textIn(languageOf(req, person.language));
      const { submissionId } = fieldsIn(req.body);
      if (typeof submissionId !== 'string' || submissionId === '') throw new Invalid('malformed');
      const asked = { ...askedIn(req.body), submissionId };
      const outcomes = await runBulk(office, person, asked, casesIn(req.body));
      const failed = outcomes.filter(({ error }) => error !== null).length;
      log.info({ kind: asked.action, items: outcomes.length, count: failed }, 'bulk batch carried out');
      const results = outcomes.map(({ ticketNumber, error }) => ({
        ticketNumber,
        reason: error && reasonOf(error, asked.action, words),
      }));
      answer(res, 200, { results } satisfies BulkResult);
    },
  };
}

const reasonOf = (error: DomainError, action: string, words: Words): string => errorText(words, error, action);

function askedIn(body: unknown): { action: string; input: Record<string, unknown> } {
  const { action, input } = fieldsIn(body);
  if (typeof action !== 'string') throw new Invalid('malformed');
  return { action, input: fieldsIn(input) };
}

/** `numbers` of cases, or `query` as the list's address says its filter. @throws Invalid */
function chosenIn(body: unknown, person: Person): Chosen {
  const { numbers, query } = fieldsIn(body);
  if (typeof query === 'string') return { wanted: wantedIn(new URLSearchParams(query), person) };
  if (!Array.isArray(numbers) || numbers.length === 0 || !numbers.every(number => typeof number === 'string'))
    throw new Invalid('malformed');
  return { numbers };
}

function casesIn(body: unknown): BulkCase[] {
  const { cases } = fieldsIn(body);
  if (!Array.isArray(cases)) throw new Invalid('malformed');
  return cases.map((each: unknown) => {
    const { ticketNumber, step } = fieldsIn(each);
    if (typeof ticketNumber !== 'string' || typeof step !== 'number') throw new Invalid('malformed');
    return { ticketNumber, step };
  });
}
