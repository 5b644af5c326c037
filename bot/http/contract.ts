import type { Absences } from '../casework/desk/absences';
import type { Bank, FittingText } from '../casework/bank/answerBank';
import type { AnswerPreview } from '../casework/telling/answerPreview';
import type { BulkAction, BulkCase } from '../casework/list/bulk';
import type { ComplaintView, BaseView, DetailsView, TaskView } from '../casework/reading/complaintView';
import type { Duplicate } from '../casework/reading/duplicates';
import type { Dashboard as DashboardRead } from '../casework/dashboard/dashboard';
import type { DisruptionView, Disruptions as DisruptionsRead, NewsPreview as NewsPreviewRead } from '../casework/disruption/read';
import type { Desk } from '../casework/desk/desk';
import type { Found } from '../casework/list/find';
import type { LaporOutcome, PastImport } from '../casework/importing/importLapor';
import type { Present } from '../casework/reading/presence';
import type { BankDraft } from '../casework/bank/promoteAnswer';
import type { RegisterView } from '../casework/report/readRegister';
import type { ReportersCases } from '../casework/reading/reportersCases';
import type { RecordsPage as RecordsRead } from '../casework/records/listRecords';
import type { RecordView } from '../casework/records/readRecord';
import type { Recount, ReportRendered } from '../casework/report/reportBody';
import type { ReportView } from '../casework/report/reportView';
import type { CaseCopy } from '../casework/papers/signedCasePapers';
import type { SignedCopy as Signed } from '../casework/papers/signedPdf';
import type { HolidaysTaken as HolidayRead } from '../casework/settings/holidays';
import type { HealthLine as HealthFound } from '../casework/settings/health';
import type { SettingsView } from '../casework/settings/readSettings';
import type { SavedFilter } from '../casework/list/savedFilters';
import type { Unmasked } from '../casework/reading/unmask';
import type { Role, RoleHeld } from '../complaint/complaint';
import type { DeadlineReason } from '../complaint/deadlineReason';
import type { Field } from '../complaint/inputs';
import type { PriorStatus } from '../complaint/openingBalance';
import type { ReportFigures } from '../complaint/reportComparison';
import type { Action, ReportAction, ReportStatus } from '../complaint/sop';
import type { FiledState, ReportPaperRow } from '../database/tables';
import type { MoreGroup } from '../teams/cards/buttonOrder';

export type { Field } from '../complaint/inputs';
export type { LaporOutcome } from '../casework/importing/importLapor';

/** The API's answers as their readers see them: what JSON makes of our types (moments are ISO texts in UTC). */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

/** What codes of the master data are called in the reader's language, by the name of the field that holds them. */
export type Names = Record<
  'complaintClass' | 'category' | 'service' | 'division' | 'reportedUnit' | 'reason',
  Record<string, string>
>;

/** `GET /api/me` */
export type Me = Wire<{
  id: string;
  name: string;
  language: 'id' | 'en';
  division: string | null;
  /** Posts held now. */
  roles: RoleHeld[];
  /** Office time. */
  now: Date;
  /** The form for entering a report that no program received; null where that is not this person's. */
  reportFields: readonly Field[] | null;
  names: Names;
  /** The city's, by name. */
  districts: string[];
  /** The dashboard is theirs to see. */
  readsFigures: boolean;
  /** The months' reports. */
  readsReports: boolean;
  /** The archive is theirs to read. */
  readsRecords: boolean;
  /** What they may do with many cases of the list at once. */
  bulkActions: BulkAction[];
  /** The office records every case in LAPOR! too. */
  laporRecordsEvery: boolean;
}>;

/** `GET /api/people?complaint=`: officers who can be named in a form; of a complaint, without whoever is complained about. */
export type People = {
  id: string;
  name: string;
  roles: Role[];
  /** WIB date; null = not away today. */
  awayUntil: string | null;
}[];

/** `GET /api/absences`, and after `POST` of `{input: {from, until, standIn, note}}` or `{back: true}`. */
export type MyAbsences = Wire<Absences>;

/** `GET /api/desk` */
export type MyDesk = Wire<Desk>;

/** `GET /api/dashboard?from=&to=`: WIB dates. */
export type Dashboard = Wire<DashboardRead>;

/** `GET /api/complaints` */
export type ComplaintList = Wire<Found>;
export type ComplaintListItem = ComplaintList['items'][number];

/**
 * `POST /api/bulk-preview` of `{action, input, numbers}`, or `{action, input, query}` for all that the list finds under its address:
 * what a run would do.
 */
export interface BulkPreview {
  /** The cases that it would touch, at most `most`. */
  ready: BulkCase[];
  /** The first 50 that it would not, with the reason in the reader's language. */
  refused: { ticketNumber: string; reason: string }[];
  refusedTotal: number;
  /** The filter holds more than one run takes. */
  more: boolean;
  most: number;
}

/** `POST /api/bulk-runs` of `{action, input, submissionId, cases}`, ten cases at most; `reason` is null where it was done. */
export interface BulkResult {
  results: { ticketNumber: string; reason: string | null }[];
}

/** `GET /api/saved-filters`, and after `POST` of `{name, query}`, which keeps one, or of `{name}`, which lets it go. */
export type SavedFilters = SavedFilter[];

/** An action this person may take now, with the form it needs. */
interface Form<Which extends Action | ReportAction> {
  action: Which;
  fields: readonly Field[];
  /** What already stands in the fields, by their names. */
  prefill: Record<string, unknown>;
  /** One press is enough: it has no fields, or only ones that may stay empty. */
  atOnce: boolean;
  /** It is asked once more before it is done: it cannot be taken back. */
  confirm: boolean;
}

export interface AllowedAction extends Form<Action> {
  /** Among the likely ones, under which heading of the others, or beside the task that it settles. */
  place: 'primary' | MoreGroup | 'task';
  /** What has to be read while filling in. */
  context: string[];
  /** The field that holds an answer's words, null where they stand already; absent where the action is about no answer. */
  answerField?: string | null;
}

/** `GET /api/reports/:month/register` */
export type RegisterPage = Wire<RegisterView>;

/** `GET /api/complaints/:ticketNumber/deadlines`: by the ids of the case's clocks. */
export type DeadlineReasons = Wire<Record<string, DeadlineReason>>;

/** `POST /api/complaints/:ticketNumber/presence` of `{doing}`, the action whose form is open or null, or of `{left: true}`: who else is there. */
export type Others = Present[];

/** `POST /api/complaints/:ticketNumber/unmask` of `{reason}` */
export type OpenedData = Unmasked;

/** `POST /api/complaints/:ticketNumber/preview` */
export type Preview = AnswerPreview;

/** `GET /api/disruptions` */
export type Disruptions = Wire<DisruptionsRead>;
/** `GET /api/disruptions/:id`, and after every change of it. */
export type Disruption = Wire<DisruptionView>;
export type DisruptionNews = Disruption['news'][number];
/** `POST /api/disruptions/preview` of `{kind, text, promisedAt}` */
export type NewsPreview = NewsPreviewRead;
/** `POST /api/disruptions/:id/cases` of `{tickets}`: numbers, at most 50. `reason` is in the caller's language. */
export interface CasesLinked {
  linked: string[];
  refused: { ticketNumber: string; reason: string }[];
}

/** `GET /api/records` */
export type RecordsPage = Wire<RecordsRead>;
export type RecordLine = RecordsPage['items'][number];
/** `GET /api/records/:ticketNumber`, and after `POST …/check` and `POST …/refile` of `{revision or copy, reason, replaces}`. */
export type ArchiveRecord = Wire<RecordView>;

/** `GET /api/bank-texts`, and after every change of it. */
export type AnswerBank = Wire<Bank>;
export type BankText = AnswerBank['texts'][number];

/** `GET /api/complaints/:ticketNumber/bank-texts`: the likeliest first, variables filled in. */
export type FittingTexts = Wire<FittingText[]>;

/** `GET /api/complaints/:ticketNumber/bank-draft` */
export type DraftForBank = BankDraft;

export type AllowedOnReport = Form<ReportAction>;

/** An open task, with those of the allowed actions that settle it. */
export type TaskWithActions = TaskView & { actions: Action[] };

/**
 * `GET /api/complaints/:ticketNumber`: what `view` allows. `outline` has neither the members of BaseView nor those of
 * DetailsView, `base` has no details.
 */
export type ComplaintDetail = Wire<
  Pick<ComplaintView, 'view' | 'id' | 'ticketNumber' | 'step' | 'version' | 'due'> &
    Partial<BaseView> &
    Partial<Omit<DetailsView, 'tasks'>> & {
      tasks?: TaskWithActions[];
      duplicates?: Duplicate[];
      ofReporter?: ReportersCases;
      /** Disruptions that it is likely to be about, where it may be linked to one. */
      likelyDisruptions?: { id: string; name: string }[];
      /** Copies of its papers with electronic signatures, the newest first. `POST …/papers/:paper/signed` takes one, `GET …/signed/:id` gives it back. */
      signed?: CaseCopy[];
      /** The answer may become a text of the bank. */
      mayPromote?: boolean;
      allowedActions: AllowedAction[];
    }
>;

/** A copy of a paper with electronic signatures, of a month's report or of a case. */
export type SignedCopy = Wire<Signed>;

/** `GET /api/reports/:month`. `POST …/signed` takes a signed PDF's bytes, `GET …/signed/:id` gives them back; `POST …/refile` takes `{kind, reason, replaces}`. */
export type MonthlyReport = Wire<Omit<ReportView, 'allowedActions'> & { allowedActions: AllowedOnReport[] }>;

/** `GET /api/reports/:month/body`: the fourteen sections in the caller's language; `hash` is null while the figures are live. */
export type ReportBody = Wire<ReportRendered>;
/** `POST /api/reports/:month/check`: what SharePoint holds now of each of the month's files. */
export interface ReportChecked {
  found: { kind: ReportPaperRow['kind']; state: FiledState }[];
}
/** `GET /api/reports/:month/recount`. */
export type ReportRecount = Wire<Recount>;
export type ReportSection = ReportBody['sections'][number];

/** `GET /api/reports/:month/figures`, for scripts. `hash` is SHA-256 of the frozen figures' canonical JSON, null while they are live. */
export type ReportFiguresTold = Wire<{
  month: string;
  status: ReportStatus;
  isFrozen: boolean;
  hash: string | null;
  frozenAt: Date | null;
  figures: ReportFigures;
}>;

/** Every answer that is no success. `fields` names what to correct in a form. */
export interface ApiError {
  code: string;
  message: string;
  fields?: { name: string; text: string }[];
}

/** `POST /api/complaints/:ticketNumber/attachments`: 201. `held` = nobody is shown it before the scanner has seen it. */
export interface AttachmentAdded {
  id: string;
  mimeType: string;
  size: number;
  held: boolean;
}

/** `POST /api/lapor/imports`: the first four and the length of `faulty` add up to the number of data rows. */
export interface LaporImported {
  new: number;
  changed: number;
  unchanged: number;
  notOurs: number;
  /** `row` is the sheet's own number; `reason` is in the caller's language. */
  faulty: { row: number; code: string; reason: string }[];
  /** Cases opened here (in a dry run: that would be). */
  opened: number;
  /** Only with `?dryRun=1`: the first 300 rows, numbers masked. `formerStatus` is LAPOR!'s before. */
  rows?: {
    row: number;
    trackingId: string;
    title: string;
    outcome: LaporOutcome;
    status: string | null;
    formerStatus: string | null;
  }[];
}

/** `GET /api/lapor/imports`: the newest 20. `finishedAt` null = under way or interrupted (repeating it is safe). */
export type LaporImports = Wire<PastImport[]>;

/** `POST /api/chat-imports`: what an import of a chat did, or with `?dryRun=1` would do. */
export interface ChatImported {
  /** Who writes in the chat, with how many messages. */
  names: { name: string; messages: number }[];
  /** Which of them is the citizen; null = has to be chosen with `reporter=`. */
  reporter: string | null;
  new: number;
  known: number;
  tooOld: number;
  skipped: { system: number; deleted: number };
  files: { kept: number; missing: number };
  from: string | null;
  to: string | null;
  ticketNumber: string | null;
  /** The newest 200, numbers masked. */
  lines: { at: string; from: 'reporter' | 'office'; text: string | null; hasFile: boolean; isKnown: boolean }[];
}

/** `POST /api/opening-balance`: `new`, `unchanged` and the length of `faulty` add up to the number of data rows. */
export interface OpeningTaken {
  new: number;
  unchanged: number;
  faulty: { row: number; code: string; reason: string }[];
  /** Only with `?dryRun=1`: the first 300 rows, numbers masked. `dueAt` is the settlement limit from the case's own date. */
  rows?: {
    row: number;
    priorNumber: string;
    outcome: 'new' | 'unchanged';
    status: PriorStatus;
    receivedAt: string;
    dueAt: string;
    text: string;
  }[];
}

/** `GET /api/settings`, and after every change of them. */
export type OfficeSettings = Wire<SettingsView>;
export type SettingChange = OfficeSettings['changes'][number];

/** `GET /api/settings/health`, and after trying something again. */
export type Health = Wire<{ lines: HealthFound[] }>;
export type HealthLine = Health['lines'][number];

/** `POST /api/settings/holidays/import`; the days only with `?dryRun=1`. */
export type HolidaysTaken = Pick<HolidayRead, 'new' | 'changed' | 'same'> & {
  faulty: { row: number; code: string; reason: string }[];
  days?: HolidayRead['days'];
};

/** A line of the answer to `POST /api/evidence` of `{period}`: how many files are made, and at last the whole as base64. */
export type EvidenceNews = { done: number; of: number } | { name: string; zip: string };

/** A line of `/api/changes`: the numbers of cases that changed, null for "very many" or a disruption; without them it is a sign of life. */
export interface ChangeNews {
  changed?: string[] | null;
}
