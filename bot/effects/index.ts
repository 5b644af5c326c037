import type { SharePoint } from '../archive/sharePoint';
import type { Office } from '../casework/office';
import type { WhatsAppSettings } from '../channels/whatsappSend';
import type { FileStore } from '../files/folderStore';
import { GiveUp, type Effect } from '../outbox/effect';
import type { OutboxKind } from '../outbox/queue';
import { lazyPosting } from '../teams/posting';
import type { TeamsSettings } from '../teams/settings';
import { archiveDossier } from './archiveDossier';
import { fetchMedia } from './fetchMedia';
import { notify } from './notify';
import { publishReport } from './publishReport';
import { sendReply } from './sendReply';
import { showCard } from './showCard';

export interface EffectsParts {
  office: Office;
  teams: TeamsSettings;
  /** Null in handset mode: what was queued for the Cloud API before waits for a person. */
  whatsapp: WhatsAppSettings | null;
  sharePoint: SharePoint;
  files: FileStore;
}

/** What happens outside, one effect for each kind of outbox row. */
export function createEffects({ office, teams, whatsapp, sharePoint, files }: EffectsParts): Record<OutboxKind, Effect> {
  const posting = lazyPosting(teams);
  return {
    showCard: showCard({ office, posting }),
    notify: notify({ office, posting }),
    sendReply: whatsapp ? sendReply({ office, whatsapp }) : noCloudApi,
    fetchMedia: whatsapp ? fetchMedia({ office, whatsapp, files }) : noCloudApi,
    archiveDossier: archiveDossier({ office, sharePoint }),
    publishReport: publishReport({ office, sharePoint }),
  } satisfies Record<OutboxKind, Effect>;
}

const noCloudApi: Effect = () => Promise.reject(new GiveUp({ reason: 'whatsapp:manual' }));
