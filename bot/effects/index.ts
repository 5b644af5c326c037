import { setTimeout as delay } from 'node:timers/promises';
import type { createLibraries } from '../archive/sharePoint';
import type { Office } from '../casework/office';
import type { WhatsAppSettings } from '../channels/whatsappSend';
import type { FileStore } from '../files/folderStore';
import type { ScannerSettings } from '../files/scan';
import { GiveUp, type Effect } from '../outbox/effect';
import type { OutboxKind } from '../outbox/queue';
import { paced, type PostingPace } from './postingPace';
import { sendingPace } from './sendingPace';
import { lazyPosting } from '../teams/posting';
import type { TeamsSettings } from '../teams/settings';
import { forgetFile } from './forgetFile';
import { indexing } from './indexWords';
import { tellDisruption } from './tellDisruption';

export interface EffectsParts {
  office: Office;
  teams: TeamsSettings;
  /** Null for the stand-in, whose office lives a month in minutes: Teams' limits count the machine's time. */
  teamsPace: PostingPace | null;
  /** Null in handset mode: what was queued for the Cloud API before waits for a person. */
  whatsapp: (WhatsAppSettings & { perSecond: number }) | null;
  sharePoint: Parameters<typeof createLibraries>[0];
  files: FileStore;
  /** Null = files are not scanned. */
  scanner: ScannerSettings | null;
}

/**
 * What happens outside, one effect for each kind of outbox row. Each is loaded when its first row comes: cards, papers and clients of
 * the outside world take a second to load, which an office that opens does not wait for.
 */
export function createEffects({
  office,
  teams,
  teamsPace,
  whatsapp,
  sharePoint,
  files,
  scanner,
}: EffectsParts): Record<OutboxKind, Effect> {
  const posting = teamsPace ? paced(lazyPosting(teams), teamsPace) : lazyPosting(teams);
  const archive = once(async () => (await import('../archive/sharePoint')).createLibraries(sharePoint));
  const thread = once(async () => (await import('./paperMaker')).paperMaker());
  const sendReply =
    whatsapp && lazy(async () => (await import('./sendReply')).sendReply({ office, whatsapp, pace: paceOf(whatsapp) }));
  return {
    sendReply: sendReply ?? noCloudApi,
    fetchMedia: lazy(async () => (await import('./fetchMedia')).fetchMedia({ office, whatsapp, files, scanner })),
    forgetFile: forgetFile(files),
    tellDisruption: tellDisruption(office),
    indexWords: indexing(office),
    showCard: lazy(async () => (await import('./showCard')).showCard({ office, posting })),
    notify: lazy(async () => (await import('./notify')).notify({ office, posting })),
    archiveDossier: lazy(async () =>
      (await import('./archiveDossier')).archiveDossier({ office, files, libraries: await archive(), papers: await thread() }),
    ),
    refileDossier: lazy(async () =>
      (await import('./refileDossier')).refileDossier({ office, files, libraries: await archive() }),
    ),
    checkArchive: lazy(async () => (await import('./checkArchive')).checkArchive({ office, libraries: await archive() })),
    fileSigned: lazy(async () =>
      (await import('./fileSigned')).fileSigned({ office, files, sharePoint: (await archive()).general }),
    ),
    fileSignedPapers: lazy(async () =>
      (await import('./fileSignedPapers')).fileSignedPapers({ office, files, libraries: await archive() }),
    ),
    refileReport: lazy(async () =>
      (await import('./refileReport')).refileReport({ office, files, sharePoint: (await archive()).general }),
    ),
    publishReport: lazy(async () =>
      (await import('./publishReport')).publishReport({
        ...{ office, files, sharePoint: (await archive()).general, papers: await thread() },
      }),
    ),
  } satisfies Record<OutboxKind, Effect>;
}

function lazy<Payload>(load: () => Promise<Effect<Payload>>): Effect<Payload> {
  const effect = once(load);
  return async (...given) => (await effect())(...given);
}

/** Loads at the first call and keeps what came; what failed is tried again at the next. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  const again = (error: unknown): never => {
    loaded = undefined;
    throw error;
  };
  return () => (loaded ??= load().catch(again));
}

const paceOf = ({ perSecond }: { perSecond: number }) => sendingPace({ perSecond, now: Date.now, wait: delay });

const noCloudApi: Effect = () => Promise.reject(new GiveUp({ reason: 'whatsapp:manual' }));
