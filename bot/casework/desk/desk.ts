import type { Actor, Person } from '../../complaint/complaint';
import { stepFor, type Action } from '../../complaint/sop';
import type { TaskKind } from '../../database/tables';
import { usualRetention } from '../../complaint/retention';
import { refusalFor, type ActFacts } from '../act';
import { listedView, type DueView, type ListedView } from '../reading/complaintView';
import { holdersOf } from '../telling/delivery';
import { readDesk, type DeskCase, type DeskReading } from './deskCases';
import type { Office } from '../office';
import { peopleInRole, standingOf } from '../people';
import { isExpected, stepsOnTurn } from './whoseTurn';

/** One thing that waits for one officer. */
export interface DeskItem {
  complaint: ListedView;
  /**
   * `step` = the SOP waits for this officer's action · `task` = something beside the SOP · `promise` = news that was promised ·
   * `words` = the reporter wrote, and no officer has done anything since.
   */
  kind: 'step' | 'task' | 'promise' | 'words';
  /** For `step`. */
  action: Action | null;
  /** For `task`. */
  task: TaskKind | null;
  /** When this itself is due; the case's own clock where it has no moment of its own. */
  due: DueView | null;
}

export interface Desk {
  /** The earliest due first; at most 200. */
  items: DeskItem[];
  /** Of everything that waits, listed or not. */
  total: number;
  overdue: number;
  /** Office time of the answer. */
  now: Date;
}

const mostItems = 200;

/**
 * What waits for this officer now: the steps of the SOP that are theirs to take, open tasks of the cases they hold, and promises.
 * A case that an officer holds is on no colleague's desk; one that nobody has taken is on everybody's who may.
 */
export async function deskOf(office: Office, person: Person): Promise<Desk> {
  const items = await waitingOn(office, { reader: person, holder: person });
  const overdue = items.filter(({ due }) => due?.overdue).length;
  return { items: items.slice(0, mostItems), total: items.length, overdue, now: office.now() };
}

/** What waits for `holder`, of the cases that `reader` may read, as the reader sees them; the earliest due first. */
export async function waitingOn(office: Office, { reader, holder }: { reader: Person; holder: Person }): Promise<DeskItem[]> {
  const reading = await readDesk(office, reader, holder);
  const items = reading.cases.flatMap(each => {
    const complaint = listedView({ ...each, people: reading.people }, reader, reading.now);
    return complaint
      ? waitingIn(each, holder, reading).map(item => ({ ...item, complaint, due: item.due ?? complaint.due }))
      : [];
  });
  const dueAt = ({ due }: DeskItem): number => due?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
  return items.toSorted((a, b) => dueAt(a) - dueAt(b));
}

/** Tasks that came of the reporter's words. */
const aboutWords: readonly TaskKind[] = ['interpretReply', 'afterClosing', 'callback'];

type Waiting = Omit<DeskItem, 'complaint'>;

function waitingIn(each: DeskCase, person: Person, reading: DeskReading): Waiting[] {
  const action = stepOf(each, person, reading);
  const step: Waiting[] = action ? [{ kind: 'step', action, task: null, due: null }] : [];
  const tasks = tasksOf(each, person, reading);
  const isTold = tasks.some(({ task }) => task !== null && aboutWords.includes(task));
  const words: Waiting[] = each.isUnread && !isTold ? [{ kind: 'words', action: null, task: null, due: null }] : [];
  return [...step, ...tasks, ...promisesOf(each, person, reading), ...words];
}

/** The step that waits for this officer, or null. Stand-ins by mandate are reminded when it waits too long, not before. */
function stepOf({ complaint, answer }: DeskCase, person: Person, reading: DeskReading): Action | null {
  const { policy, now } = reading;
  const facts: ActFacts = { policy, retention: usualRetention, answer, now, silenceUntil: null, reporterIsLinked: false };
  const turn = { people: [...reading.people.values()], now };
  const theirs = stepsOnTurn(complaint, { policy, answer }).find(action => {
    const step = stepFor(complaint.status, action, complaint.track);
    const standing = step && standingOf(person, complaint, { ...step, mandate: undefined }, now);
    return (
      standing && isExpected(standing.actor, action, person, complaint, turn) && !refusalFor(complaint, action, person, facts)
    );
  });
  return theirs ?? null;
}

/** Tasks that say the same as the step of their status. */
const saidByStep: readonly TaskKind[] = ['recordReferral', 'answerFailed'];

function tasksOf({ complaint, tasks }: DeskCase, person: Person, reading: DeskReading): Waiting[] {
  const { now } = reading;
  return tasks
    .filter(({ kind }) => !saidByStep.includes(kind) && isAmong(holdersOfTask(complaint, kind, reading), person, complaint, now))
    .map(({ kind, dueAt }) => {
      const due = dueAt && { at: dueAt, overdue: dueAt < now, provisional: false };
      return { kind: 'task', action: null, task: kind, due };
    });
}

const isAmong = (actors: readonly Actor[], person: Person, complaint: DeskCase['complaint'], now: Date): boolean =>
  actors.some(actor => peopleInRole([person], actor, complaint, now).length > 0);

/** What LAPOR! is to be told is posted by the liaison officer, where there is one. */
function holdersOfTask(complaint: DeskCase['complaint'], kind: TaskKind, { people, now }: DeskReading): readonly Actor[] {
  const isPosted = kind === 'sendByHand' && complaint.channel === 'lapor' && complaint.track !== 'supervisory';
  const hasLiaison = isPosted && peopleInRole([...people.values()], 'liaisonOfficer', complaint, now).length > 0;
  return hasLiaison ? ['liaisonOfficer'] : holdersOf(complaint);
}

function promisesOf({ complaint, deadlines }: DeskCase, person: Person, { now }: DeskReading): Waiting[] {
  const holds = isAmong(holdersOf(complaint), person, complaint, now);
  const open = holds ? deadlines.filter(row => row.code === 'promise' && row.metAt === null && row.pausedAt === null) : [];
  return open.map(({ dueAt, provisional }) => {
    return { kind: 'promise', action: null, task: null, due: { at: dueAt, overdue: dueAt < now, provisional } };
  });
}
