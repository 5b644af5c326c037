/**
 * A working office without its servers, for proofs: intake, casework, outbox and effects on one SQLite file, and journals in the
 * place of the world outside. It takes JSON lines and answers them; at the fail point it was given it kills itself.
 * Usage: node -r ./register.js office.ts. It stands by with its modules loaded until an `Opening` comes, and again after `close`.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { act } from '../../bot/casework/act';
import type { FailPoint, Office } from '../../bot/casework/office';
import { findPerson } from '../../bot/casework/people';
import { splitWebhook } from '../../bot/channels/whatsapp';
import { openOfficeDatabase } from '../../bot/database/openOfficeDatabase';
import { createSealer } from '../../bot/database/sealed';
import { archiveDossier } from '../../bot/effects/archiveDossier';
import { notify } from '../../bot/effects/notify';
import { sendReply } from '../../bot/effects/sendReply';
import { sendingPace } from '../../bot/effects/sendingPace';
import { showCard } from '../../bot/effects/showCard';
import { openFolderStore } from '../../bot/files/folderStore';
import { createIntake } from '../../bot/intake';
import type { Effect } from '../../bot/outbox/effect';
import { createWorker } from '../../bot/outbox/worker';
import { archiveIn, phonesIn, teamsIn } from './outside';

export interface Opening {
  folder: string;
  masterKey: string;
  owner: string;
  /** Effects at work at once. */
  concurrency: number;
  /** Office time is this plus the time since `since`, the same in all processes. */
  start: number;
  since: number;
  killAt?: { point: FailPoint; nth: number };
}

export interface Press {
  complaintId: string;
  action: string;
  by: string;
  step: number;
  submissionId: string;
  input: Record<string, unknown>;
}

export type Command = { open: Opening } | { webhook: unknown } | { press: Press } | { close: true };

export const phoneNumberId = '100000000000001';

function killer(killAt: Opening['killAt']): NonNullable<Office['failPoint']> {
  let times = 0;
  return name => {
    if (name !== killAt?.point || (times += 1) !== killAt.nth) return;
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  };
}

async function open({ folder, masterKey, owner, concurrency, start, since, killAt }: Opening) {
  const { db } = await openOfficeDatabase(`sqlite:${folder}/office.db`);
  const sealer = createSealer({ masterKeys: { current: 'k', keys: { k: Buffer.from(masterKey, 'base64') } } });
  const now = () => new Date(start + Date.now() - since);
  const office: Office = { db, sealer, now, whatsapp: 'cloud', failPoint: killer(killAt) };
  const complain = (fields: object, message: string) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
  const log = { warn: complain, error: complain };
  const cloud = {
    apiUrl: 'https://graph.facebook.com',
    version: 'v26.0',
    phoneNumberId,
    accessToken: 'secret',
    timeoutMs: 15_000,
  };
  const cards = { office, posting: teamsIn(folder) };
  const pace = sendingPace({ perSecond: 80, now: Date.now, wait: delay });
  const unexpected: Effect = () => Promise.reject(new Error('no such effect here'));
  const archive = archiveIn(folder);
  const files = openFolderStore(join(folder, 'files'));
  const effects = {
    showCard: showCard(cards),
    notify: notify(cards),
    sendReply: sendReply({ office, whatsapp: { ...cloud, fetch: phonesIn(folder) }, pace }),
    archiveDossier: archiveDossier({ office, libraries: { general: archive, restricted: archive }, files }),
    fetchMedia: unexpected,
    publishReport: unexpected,
  } as const;
  const worker = createWorker({ db, effects: effects as never, now: () => new Date(), owner, concurrency, pollMs: 100, log });
  const intake = createIntake({ office, phoneNumberId, pollMs: 100, log });
  intake.start();
  worker.start();

  return async (command: Exclude<Command, { open: Opening }>): Promise<unknown> => {
    if ('webhook' in command) return intake.accept(splitWebhook(command.webhook));
    if ('press' in command) {
      const { by, ...press } = command.press;
      const person = await findPerson(db.read, { loginName: by });
      const { repeated } = await act(office, { ...press, by: { kind: 'person', person: person! } });
      return { repeated };
    }
    await intake.stop();
    await worker.stop();
    await db.close();
  };
}

function main(): void {
  let work: ReturnType<typeof open> | undefined;
  const carryOut = async (command: Command): Promise<unknown> => {
    if (!('open' in command)) return (await work!)(command);
    await (work = open(command.open));
    return {
      loads: Object.keys(require.cache)
        .map(file => file.replaceAll('\\', '/'))
        .filter(file => /node_modules\/botbuilder/.test(file)),
    };
  };
  const commands = createInterface({ input: process.stdin });
  commands.on('close', () => process.exit()); // whoever started it is gone
  commands.on('line', line => {
    const { id, ...command } = JSON.parse(line) as Command & { id: number };
    const reply = (answer: object) => process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
    carryOut(command as Command).then(
      done => reply({ done }),
      (error: Error & { code?: string; values?: object }) =>
        reply({ refused: { name: error.name, code: error.code, details: { ...error }, message: error.message } }),
    );
  });
}

if (require.main === module) main();
