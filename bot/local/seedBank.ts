import { reviewIn } from '../complaint/bankText';
import type { ComplaintCategory, ServiceType } from '../complaint/masterData';
import type { Database } from '../database/dataSource';
import { newId } from '../database/dialect';
import type { BankTextRow, PersonRow } from '../database/tables';
import type { PersonaKey } from './personas';

interface Example {
  title: string;
  text: string;
  service?: ServiceType;
  category?: ComplaintCategory;
  /** Counted from the first start; a negative one shows what a text past its review date looks like. */
  reviewInMonths: number;
}

/** Examples that say nothing but what DOMAIN §2.1, §2.4, §5 and §7 say; a real office writes its own. */
const examples: readonly Example[] = [
  {
    title: 'Pengurusan gratis',
    text: 'Pengurusan dokumen kependudukan tidak dipungut biaya (UU 24/2013 Pasal 79A). Bila ada yang meminta biaya, mohon sampaikan dengan membalas pesan ini; identitas Bapak/Ibu kami rahasiakan.',
    reviewInMonths: 12,
  },
  {
    title: 'Jam layanan dan alamat',
    text: 'Loket kami buka {jam}, di {alamat}. {kontak}. Semua layanan gratis.',
    category: 'information',
    reviewInMonths: 6,
  },
  {
    title: 'Laporan sedang ditangani',
    text: 'Laporan {tiket} mengenai {layanan} sedang ditangani {bidang}. Nomor laporan ini sudah cukup untuk menanyakannya kembali; foto KTP atau KK tidak diperlukan.',
    category: 'status',
    reviewInMonths: 12,
  },
  {
    title: 'KTP-el sudah dapat diambil',
    text: 'KTP-el Bapak/Ibu sudah dicetak dan dapat diambil di loket pengambilan, {alamat}, {jam}, dengan membawa tanda terima. Gratis.',
    service: 'ktpel_cetak',
    reviewInMonths: 6,
  },
  {
    title: 'Blanko KTP-el terbatas',
    text: 'Mohon maaf, pencetakan KTP-el tertunda karena blanko terbatas. Sementara itu Bapak/Ibu dapat memakai surat keterangan dari kami atau Identitas Kependudukan Digital (IKD). Keduanya gratis.',
    service: 'ktpel_cetak',
    category: 'blankShortage',
    reviewInMonths: -1,
  },
  {
    title: 'NIK belum padan di BPJS, bank, atau sekolah',
    text: 'Data Bapak/Ibu perlu dikonsolidasi lebih dahulu, yang dilakukan di pusat dan biasanya memerlukan sekitar 3×24 jam. Setelah itu mohon dicoba kembali; bila masih belum padan, balas pesan ini.',
    service: 'konsolidasi',
    reviewInMonths: 6,
  },
  {
    title: 'Dokumen ber-QR tidak perlu dilegalisir',
    text: 'Dokumen dengan kode QR sudah ditandatangani secara elektronik, sehingga tidak perlu dilegalisir. Keasliannya dapat diperiksa dengan memindai kode QR tersebut.',
    service: 'legalisir',
    reviewInMonths: 12,
  },
];

/** Puts the examples into the answer bank of a local office, once; what was changed there later stays. */
export async function seedBank(db: Database, now: Date): Promise<void> {
  await db.write(async tx => {
    if (await tx.existsBy('BankText', {})) return;
    const analyst: PersonaKey = 'policyAnalyst';
    const { id: ownerId } = await tx.findOneByOrFail<PersonRow>('Person', { loginName: analyst });
    for (const example of examples) await tx.insert('BankText', rowOf(example, ownerId, now));
  });
}

function rowOf({ title, text, service, category, reviewInMonths }: Example, ownerId: string, now: Date): BankTextRow {
  const reviewAt = reviewIn(now, reviewInMonths);
  return {
    ...{ id: newId(), version: 1, title, text, service: service ?? null, category: category ?? null, ownerId, reviewAt },
    ...{ active: true, source: null, changedBy: null, changedAt: now },
  };
}
