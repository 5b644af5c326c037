import { createServer as createRestify, type Request, type Response, type Server } from 'restify';
import type { Surroundings } from '../casework/settings/health';
import type { Log } from '../log';
import { textIn } from '../text/text';
import { createAbsenceRoutes } from './absenceRoutes';
import { createApi, type Signed } from './api';
import { createAttachmentRoutes, type AttachmentParts } from './attachmentRoutes';
import { answer, readBody } from './body';
import { createBankRoutes } from './bankRoutes';
import { createBulkRoutes } from './bulkRoutes';
import { createCaseRoutes, type CasePapers } from './caseRoutes';
import { createChangeStream } from './changeStream';
import { createChatRoutes } from './chatRoutes';
import { createDisruptionRoutes } from './disruptionRoutes';
import { answerError, languageOf } from './errors';
import { createHealth, type HealthParts } from './health';
import { securityHeaders } from './headers';
import { createLaporRoutes } from './laporRoutes';
import { createListRoutes } from './listRoutes';
import { createMessages, type MessagesParts } from './messages';
import { createOpeningRoutes } from './openingRoutes';
import { openPages, pagePolicy } from './pages';
import { showReceipt } from './receipts';
import { createReportRoutes, type ReportParts } from './reportRoutes';
import { createSignedRoutes } from './signedRoutes';
import { createRecordRoutes, type CheckRecord } from './recordRoutes';
import { createSettingsRoutes } from './settingsRoutes';
import { createSignIn, type SignInSettings } from './signIn';
import { takeWebhook, verifyWebhook, type WebhookParts } from './webhooks';

export interface ServerParts extends ReportParts {
  signIn: SignInSettings;
  /** Null while no Cloud API is set up (handset mode). */
  webhook: Omit<WebhookParts, 'log'> | null;
  attachments: Omit<AttachmentParts, 'office'>;
  messages: Omit<MessagesParts, 'log'>;
  health: HealthParts;
  casePapers: CasePapers;
  /** Asks SharePoint whether a case's bundles are still what was filed. */
  checkRecord: CheckRecord;
  /** What of the health the administrators are shown that the database does not know. */
  surroundings: Surroundings;
  /** The folder of the tab's built page. */
  tabFolder: string;
  /** A local office: its stand-ins' routes are added, which take files too, and its own Teams page may frame the tab. */
  standIns: boolean;
}

/** Every route of the office on one screen; the stand-ins of a local office add theirs. */
export function createServer(parts: ServerParts): Server {
  const { office, log, signIn, webhook, messages, health, standIns } = parts;
  const server = createRestify({ name: 'aduan', handleUncaughtExceptions: false });
  const { healthz, readyz } = createHealth(health);
  const api = createApi(office);
  const lapor = createLaporRoutes(office);
  const chats = createChatRoutes(office, parts.attachments.files);
  const attachments = createAttachmentRoutes({ office, ...parts.attachments });
  const opening = createOpeningRoutes(office);
  const absences = createAbsenceRoutes(office);
  const bank = createBankRoutes(office);
  const cases = createCaseRoutes(office, log, parts.casePapers);
  const disruptions = createDisruptionRoutes(office);
  const list = createListRoutes(office, log);
  const bulk = createBulkRoutes(office, log);
  const reports = createReportRoutes(parts, parts.attachments.files);
  const signedCopies = createSignedRoutes({ office, log, ...parts.attachments });
  const records = createRecordRoutes(office, log, parts.checkRecord, parts.attachments.files);
  const settings = createSettingsRoutes(office, parts.surroundings);
  const person = createSignIn(office, signIn);
  const signed = (work: Signed) => async (req: Request, res: Response) => {
    const caller = await person(req);
    await work(req, res, caller).catch((error: unknown) => answerError(error, req, res, log, caller.language));
  };
  server.server.keepAliveTimeout = keptAliveMs;
  prepare(server, log, standIns);

  const on = routesOf(server, log);
  on('get', '/healthz', healthz);
  on('get', '/readyz', readyz);
  if (webhook) {
    on('get', '/webhooks/whatsapp', verifyWebhook({ ...webhook, log }));
    on('post', '/webhooks/whatsapp', takeWebhook({ ...webhook, log }));
  }
  on('post', '/api/messages', createMessages({ ...messages, log }));
  on('get', '/api/me', signed(api.me));
  on('get', '/api/changes', signed(createChangeStream(office, log, health.draining)));
  on('get', '/api/desk', signed(api.showDesk));
  on('get', '/api/absences', signed(absences.showAbsences));
  on('post', '/api/absences', signed(absences.changeAbsence));
  on('get', '/api/dashboard', signed(api.showDashboard));
  on('get', '/api/people', signed(api.listPeople));
  on('get', '/api/complaints', signed(api.listComplaints));
  on('post', '/api/complaints', signed(api.enterComplaint));
  on('get', '/api/complaints/:ticketNumber', signed(api.showComplaint));
  on('get', '/api/complaints/:ticketNumber/deadlines', signed(cases.whyDeadlines));
  on('post', '/api/complaints/:ticketNumber/presence', signed(cases.noteOpen));
  on('post', '/api/complaints/:ticketNumber/unmask', signed(cases.unmask));
  on('get', '/api/complaints/:ticketNumber/receipt', signed(showReceipt(office)));
  on('get', '/api/complaints/:ticketNumber/papers/:paper', signed(cases.showPaper));
  on('post', '/api/complaints/:ticketNumber/papers/:paper/signed', signed(signedCopies.addSignedPaper));
  on('get', '/api/complaints/:ticketNumber/signed/:id', signed(signedCopies.showSignedPaper));
  on('post', '/api/complaints/:ticketNumber/actions', signed(api.actOnComplaint));
  on('post', '/api/complaints/:ticketNumber/preview', signed(api.previewAnswer));
  on('post', '/api/complaints/:ticketNumber/attachments', signed(attachments.addFile));
  on('get', '/api/complaints/:ticketNumber/attachments/:id', signed(attachments.showFile));
  on('get', '/api/complaints/:ticketNumber/bank-texts', signed(bank.listFitting));
  on('get', '/api/complaints/:ticketNumber/bank-draft', signed(bank.showDraft));
  on('get', '/api/bank-texts', signed(bank.showBank));
  on('post', '/api/bank-texts', signed(bank.writeText));
  on('post', '/api/bank-texts/:id', signed(bank.changeText));
  on('get', '/api/disruptions', signed(disruptions.listDisruptions));
  on('post', '/api/disruptions', signed(disruptions.openDisruption));
  on('post', '/api/disruptions/preview', signed(disruptions.previewNews));
  on('get', '/api/disruptions/:id', signed(disruptions.showDisruption));
  on('post', '/api/disruptions/:id/news', signed(disruptions.writeNews));
  on('post', '/api/disruptions/:id/decision', signed(disruptions.decideNews));
  on('post', '/api/disruptions/:id/end', signed(disruptions.endDisruption));
  on('post', '/api/disruptions/:id/cases', signed(disruptions.linkCases));
  on('get', '/api/records', signed(records.listRecords));
  on('get', '/api/records-due', signed(records.exportDue));
  on('get', '/api/records/:ticketNumber', signed(records.showRecord));
  on('post', '/api/records/:ticketNumber/check', signed(records.checkRecord));
  on('post', '/api/records/:ticketNumber/refile', signed(records.refileRecord));
  on('get', '/api/complaint-list', signed(list.exportComplaints));
  on('get', '/api/saved-filters', signed(list.showFilters));
  on('post', '/api/saved-filters', signed(list.changeFilters));
  on('post', '/api/bulk-preview', signed(bulk.previewBulk));
  on('post', '/api/bulk-runs', signed(bulk.runBulk));
  on('get', '/api/work-log', signed(list.exportWork));
  on('get', '/api/lapor/imports', signed(lapor.listImports));
  on('post', '/api/lapor/imports', signed(lapor.importExport));
  on('post', '/api/chat-imports', signed(chats.importChat));
  on('post', '/api/opening-balance', signed(opening.takeOpening));
  on('get', '/api/opening-balance/template', signed(opening.showTemplate));
  on('get', '/api/settings', signed(settings.showSettings));
  on('get', '/api/settings/health', signed(settings.showHealth));
  on('post', '/api/settings/health/retry', signed(settings.retryWork));
  on('post', '/api/settings/holidays', signed(settings.changeHoliday));
  on('post', '/api/settings/holidays/import', signed(settings.importHolidays));
  on('post', '/api/settings/hours', signed(settings.changeWeek));
  on('post', '/api/settings/special-hours', signed(settings.changeSpecialHours));
  on('post', '/api/settings/limits', signed(settings.changeLimit));
  on('post', '/api/settings/answer-approval', signed(settings.changeApproval));
  on('post', '/api/settings/reminders', signed(settings.changeReminders));
  on('post', '/api/settings/channels', signed(settings.changeChannels));
  on('post', '/api/settings/office', signed(settings.changeOffice));
  on('post', '/api/settings/texts', signed(settings.changeText));
  on('post', '/api/settings/templates', signed(settings.changeTemplate));
  on('post', '/api/settings/sorting', signed(settings.changeSorting));
  on('post', '/api/settings/standing', signed(settings.addStanding));
  on('post', '/api/settings/standing/end', signed(settings.endStanding));
  on('post', '/api/settings/retention', signed(settings.changeRetention));
  on('post', '/api/settings/people', signed(settings.addPerson));
  on('post', '/api/settings/people/:id', signed(settings.changePerson));
  on('post', '/api/settings/people/:id/posts', signed(settings.givePost));
  on('post', '/api/settings/posts/:id/end', signed(settings.endPost));
  on('get', '/api/reports/:month', signed(api.showReport));
  on('get', '/api/reports/:month/body', signed(reports.showBody));
  on('get', '/api/reports/:month/register', signed(reports.showRegister));
  on('get', '/api/reports/:month/file', signed(reports.showFile));
  on('post', '/api/reports/:month/signed', signed(signedCopies.addSigned));
  on('get', '/api/reports/:month/signed/:id', signed(signedCopies.showSigned));
  on('post', '/api/reports/:month/check', signed(reports.checkReport));
  on('post', '/api/reports/:month/refile', signed(reports.refileReport));
  on('get', '/api/reports/:month/memo', signed(reports.showMemo));
  on('get', '/api/summaries/:period', signed(reports.showSummary));
  on('get', '/api/reports/:month/figures', signed(reports.showFigures));
  on('get', '/api/reports/:month/recount', signed(reports.showRecount));
  on('post', '/api/evidence', signed(reports.giveEvidence));
  on('post', '/api/reports/:month/actions', signed(api.actOnMonth));

  const tab = openPages(parts.tabFolder);
  const tabPolicy = pagePolicy(standIns ? `'self' ${teamsHosts}` : teamsHosts);
  const showTab = async (req: Request, res: Response): Promise<void> => {
    if (!tab.show(res, 'index', tabPolicy)) sayMissing('notFound', req, res);
  };
  on('get', '/tab', showTab);
  on('get', '/tab/:page', showTab);
  on('get', '/tab/:page/:item', showTab);
  on('get', '/tab/assets/:file', async (req, res) => {
    if (!tab.showAsset(req, res, String(req.params.file))) sayMissing('notFound', req, res);
  });
  return server;
}

/** Where Teams runs in a browser; nobody else may frame the tab (TEAMS §3). */
const teamsHosts = 'https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com';

/**
 * A local office signs anybody in as anybody. A page elsewhere that gives its own name this machine's address ("DNS rebinding") would
 * be let in by the browser, and is told by the name it calls.
 */
const isThisMachine = (host: string | undefined): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host ?? '');

type Work = (req: Request, res: Response) => Promise<void>;

/** Registers handlers whose errors are answered in one place: a throw that restify sees would hang or leak (TEAMS §6). */
function routesOf(server: Server, log: Log) {
  return (method: 'get' | 'post', path: string, work: Work): void => {
    server[method](path, async (req: Request, res: Response) => {
      await work(req, res).catch((error: unknown) => answerError(error, req, res, log));
    });
  };
}

/**
 * A quiet connection is closed by whoever keeps it for a shorter time, and must not be closed under a request that is on its way: the
 * front of Azure App Service keeps one for four minutes, Node by itself for five seconds.
 * Source: https://learn.microsoft.com/azure/load-balancer/load-balancer-tcp-reset
 */
const keptAliveMs = 250_000;

/** What comes before every route, and what restify would otherwise say in its own words. */
function prepare(server: Server, log: Log, standIns: boolean): void {
  server.pre(async (req: Request, res: Response) => {
    for (const [name, value] of Object.entries(securityHeaders(req))) res.header(name, value);
    if (!standIns || isThisMachine(req.headers.host)) return;
    answer(res, 421, { code: 'misdirected', message: textIn(languageOf(req))('errors:misdirected') });
    return false as never; // ends the chain
  });
  server.use(async (req: Request, res: Response) => {
    try {
      await readBody(req, standIns);
    } catch (error) {
      answerError(error, req, res, log);
      return false as never; // ends the chain: the route must not run
    }
  });
  const missing = (code: keyof typeof missingStatus) => (req: Request, res: Response, _error: unknown, done: () => void) => {
    sayMissing(code, req, res);
    done();
  };
  server.on('NotFound', missing('notFound'));
  server.on('MethodNotAllowed', missing('method'));
  server.on('restifyError', (req: Request, res: Response, error: unknown, done: () => void) => {
    if (!res.headersSent) answerError(error, req, res, log);
    done();
  });
}

const missingStatus = { notFound: 404, method: 405 } as const;

/** Nothing is there under this address, or not by this method. */
function sayMissing(code: keyof typeof missingStatus, req: Request, res: Response): void {
  answer(res, missingStatus[code], { code, message: textIn(languageOf(req))(`errors:${code}`) });
}
