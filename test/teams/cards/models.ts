import type { Status } from '../../../bot/complaint/complaint';
import { allSteps } from '../../../bot/complaint/sop';
import type { Action } from '../../../bot/complaint/sop';
import { arrangeButtons, buttonKind } from '../../../bot/teams/cards/buttonOrder';
import type { ComplaintCardModel } from '../../../bot/teams/cards/complaintCard';

const at = '23 November 2026, 10.15 WIB';

/** Words that a hostile or merely unlucky citizen might send. */
export const hostileTexts = [
  '[klik di sini](javascript:alert(1)) ![x](https://jahat.invalid/a.png) <https://jahat.invalid>',
  'buka https://jahat.invalid/x?y=1 atau www.jahat.com atau jahat.co.id atau a@jahat.com',
  '${$root.complaintId} ${words.more} ${1+1} {{DATE(2026-11-23T00:00:00Z,LONG)}} {{TIME(2026-11-23T00:00:00Z)}}',
  '**tebal** _miring_ `kode` ~~coret~~\n# judul\n- butir\n1. satu\n> kutip\n| a | b |\n===\n---',
  '\u202Egnalet\u202C \u2066x\u2069 \u200Fy \u0000\u0007\u001B[31m\uFEFF \uD800',
  '👨‍👩‍👧‍👦'.repeat(400),
  'Z' + '\u0300\u0301\u0302\u0303\u0304\u0305'.repeat(300),
  '"\\"\\\\</script><script>alert(1)</script>&lt;b&gt;' + '\\'.repeat(200),
  'Kata '.repeat(600),
  '*'.repeat(3000),
  '\n'.repeat(3000) + 'akhir',
] as const;

/** As long as a link with its text may be. */
export const longLink = `https://wa.me/6280000000001?text=${'x'.repeat(1900)}`;

/** Everything that officers of any post may do in a status, on the wider track: more than one person ever sees. */
export function allowedIn(status: Status): Action[] {
  const staff = allSteps().filter(
    step => step.status === status && step.by.some(actor => actor !== 'system' && actor !== 'reporter'),
  );
  return [...new Set(staff.map(step => step.action))];
}

/** The fullest role view: every section, every action of the status, everything said in the given words. */
export function roleModel(
  said = 'KTP saya belum jadi',
  statusKey: Status = 'inProgress',
): Extract<ComplaintCardModel, { view: 'role' }> {
  const buttons = arrangeButtons(statusKey, allowedIn(statusKey)).map((button, place) => ({
    ...button,
    kind: buttonKind(button.action),
    submissionId: `019aa000-0000-7000-8000-${String(place).padStart(12, '0')}`,
  }));
  return {
    view: 'role',
    told: said,
    seen: '019aa000-0000-7000-8000-00000000aaaa',
    complaintId: '019aa000-0000-7000-8000-000000000000',
    step: 7,
    ticketNumber: 'ADU-2026-000123',
    statusKey,
    channel: 'whatsapp',
    due: { at, overdue: true, provisional: true, code: 'nonSupervisory' },
    holder: { name: said, since: at },
    closedAt: null,
    sopStep: 5,
    refreshUserIds: Array.from({ length: 100 }, (_, n) => `29:contoh-${n}-${'x'.repeat(40)}`),
    tabUrl: 'https://contoh.invalid/tab/ADU-2026-000123',
    dossierUrl: 'https://contoh.invalid/arsip/ADU-2026-000123',
    ended: false,
    notices: ['needsSummary', 'restricted', 'confidential', 'abusive'],
    hints: Array.from({ length: 6 }, () => said),
    reporterName: said,
    classification: {
      complaintClass: 'Pengaduan tidak berkadar pengawasan',
      category: 'Lama/terlambat',
      service: 'KTP-el: pencetakan',
      division: 'Bidang Pelayanan Pendaftaran Penduduk',
      district: 'Pahandut',
    },
    excerpts: Array.from({ length: 8 }, () => ({ from: said, at, text: said })),
    replyWindow: `Terbuka sampai ${at}. Sesudahnya dikirim lewat template; pelapor membalas LIHAT untuk membacanya.`,
    inVisit: { key: 'partOf', numbers: 'ADU-2026-000001' },
    disruption: 'SIAK pusat tidak dapat diakses',
    lapor: { number: '99000001', status: said, since: at, link: 'https://www.lapor.go.id/pengaduan/99000001' },
    otherClock: { code: 'laporFollowUp', at, overdue: true, provisional: true },
    answer: { state: 'failed', text: said },
    promises: Array.from({ length: 6 }, () => ({ at, overdue: true })),
    tasks: Array.from({ length: 6 }, (_, n) => ({
      id: `task-${n}`,
      text: said,
      due: { at, overdue: true },
      buttons: [
        { action: 'recordCall', kind: 'dialog', submissionId: `call-${n}` },
        { action: 'closeTask', kind: 'dialog', submissionId: `close-${n}` },
      ],
      link: { title: 'Buka WhatsApp', url: longLink },
    })),
    lastEvents: Array.from({ length: 8 }, () => ({ at, who: said, what: said })),
    buttons,
  };
}

/** Every element and action of a card, however deep. */
export function everyNode(card: unknown): Record<string, unknown>[] {
  if (Array.isArray(card)) return card.flatMap(everyNode);
  if (typeof card !== 'object' || card === null) return [];
  return [card as Record<string, unknown>, ...Object.values(card).flatMap(everyNode)];
}
