import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { papers, type DrawOrder, type Drawn, type Papers } from './papers';

const threadFile = join(__dirname, 'paperThread.js');
/** A thread costs 50 MB; one that has had nothing to draw for a minute is let go. */
const idleMs = 60_000;

interface Waiting {
  resolve: (bytes: Buffer) => void;
  reject: (error: Error) => void;
}

/**
 * Draws papers in a thread of their own, so that a card click never waits for a PDF (DESIGN §6). The thread begins with the first paper;
 * should it die, what it was drawing fails, and the outbox asks again.
 */
export function createPaperMaker(): Papers {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;

  function begin(): Worker {
    const begun = new Worker(threadFile);
    begun.on('message', take);
    begun.on('error', error => begun === thread && end(error));
    begun.on('exit', () => begun === thread && end(new Error('the paper thread ended')));
    return begun;
  }

  function take(drawn: Drawn): void {
    const asked = waiting.get(drawn.id);
    waiting.delete(drawn.id);
    if ('bytes' in drawn) asked?.resolve(Buffer.from(drawn.bytes));
    else asked?.reject(new Error(drawn.failed));
    if (waiting.size > 0) return;
    // An idle thread does not keep the office from ending.
    thread?.unref();
    idle = setTimeout(letGo, idleMs).unref();
  }

  function letGo(): void {
    const old = thread;
    thread = undefined;
    void old?.terminate();
  }

  function end(error: Error): void {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  const draw =
    (kind: keyof Papers) =>
    (data: unknown): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        thread ??= begin();
        const id = ++count;
        // First: it throws where something in the data cannot be sent, and nothing would ever answer that.
        thread.postMessage({ id, kind, data } satisfies DrawOrder);
        thread.ref();
        waiting.set(id, { resolve, reject });
      });
  return {
    dossier: draw('dossier'),
    monthlyReport: draw('monthlyReport'),
    reportDocx: draw('reportDocx'),
    memo: draw('memo'),
    casePaper: draw('casePaper'),
    summary: draw('summary'),
    register: draw('register'),
    sheets: draw('sheets'),
    sop: draw('sop'),
    evidenceIndex: draw('evidenceIndex'),
    zip: draw('zip'),
  };
}

let maker: Papers | undefined;
/** One for the whole process. The sources, as tests run them, have no file that a thread could load: there papers are drawn on the spot. */
export const paperMaker = (): Papers => (maker ??= existsSync(threadFile) ? createPaperMaker() : papersHere);

export const papersHere: Papers = {
  dossier: async dossier => Buffer.from(await papers.dossier(dossier)),
  monthlyReport: async report => Buffer.from(await papers.monthlyReport(report)),
  reportDocx: async report => Buffer.from(await papers.reportDocx(report)),
  memo: async order => Buffer.from(await papers.memo(order)),
  casePaper: async order => Buffer.from(await papers.casePaper(order)),
  summary: async summary => Buffer.from(await papers.summary(summary)),
  register: async register => Buffer.from(await papers.register(register)),
  sheets: async about => Buffer.from(await papers.sheets(about)),
  sop: async sop => Buffer.from(await papers.sop(sop)),
  evidenceIndex: async index => Buffer.from(await papers.evidenceIndex(index)),
  zip: async files => Buffer.from(await papers.zip(files)),
};
