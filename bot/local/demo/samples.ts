import type { Channel } from '../../complaint/complaint';
import type { Label } from '../../complaint/masterData';

/** One message of a sample, in the words of `POST /local/phone/messages`. */
export interface SampleMessage {
  type: 'text' | 'image' | 'audio';
  text?: string;
  caption?: string;
}

/** A complaint as it comes in. The citizen is null where nobody is to know who it was. */
export interface Sample {
  number: number;
  channel: Channel;
  /** ISO, WIB. */
  at: string;
  /** `from` is a number, an address, or LAPOR!'s own number of the entry. */
  citizen: { from: string; name: string } | null;
  messages: readonly SampleMessage[];
  title: Label;
}

const says = (...texts: string[]): SampleMessage[] => texts.map(text => ({ type: 'text', text }));
const phone = (letter: string) => ({
  from: `62800000000${String(letter.charCodeAt(0) - 64).padStart(2, '0')}`,
  name: `Warga Contoh ${letter}`,
});

/** The twelve samples of DOMAIN §10, word for word. All of it is invented. */
export const samples: readonly Sample[] = [
  {
    number: 1,
    channel: 'whatsapp',
    at: '2026-11-23T09:12:00+07:00',
    citizen: phone('A'),
    messages: says(
      'Assalamualaikum min',
      'ulun handak batakun',
      'KTP ulun rakam tanggal 2 wayah ini balum jua tacetak, sudah 3 minggu. Kada kawa mambuka rekening nah',
      'atas ngaran Warga Contoh A, Kelurahan Langkai',
    ),
    title: { id: 'KTP belum tercetak (bahasa Banjar)', en: 'Card not printed yet (in Banjar)' },
  },
  {
    number: 2,
    channel: 'lapor',
    at: '2026-11-24T08:40:00+07:00',
    citizen: { from: '99000001', name: 'Warga Contoh A' },
    messages: says(
      'KTP tidak kunjung jadi. Saya Warga Contoh A sudah perekaman 2 November, sampai sekarang KTP belum tercetak, mohon kejelasan.',
    ),
    title: { id: 'Aduan nomor 1 lewat LAPOR!', en: 'The first one again, by LAPOR!' },
  },
  {
    number: 3,
    channel: 'whatsapp',
    at: '2026-11-28T21:40:00+07:00',
    citizen: phone('C'),
    messages: [{ type: 'audio' }],
    title: { id: 'Hanya pesan suara, Sabtu malam', en: 'Nothing but a voice note, Saturday night' },
  },
  {
    number: 4,
    channel: 'whatsapp',
    at: '2026-11-24T08:05:00+07:00',
    citizen: phone('D'),
    messages: [{ type: 'image', caption: 'ini pak' }, ...says('NIK saya 9999990101900001 gak kebaca di bank')],
    title: { id: 'Foto KTP dan NIK di dalam pesan', en: 'A photo of a card, and the number in the text' },
  },
  {
    number: 5,
    channel: 'lapor',
    at: '2026-11-24T10:00:00+07:00',
    citizen: null,
    messages: says(
      'Di loket ada oknum minta 150 ribu supaya KK cepat jadi, lewat orang di parkiran. Kejadian Jumat 20 Nov sekitar jam 10.',
    ),
    title: { id: 'Pungli, anonim dan rahasia', en: 'A levy, anonymous and confidential' },
  },
  {
    number: 6,
    channel: 'whatsapp',
    at: '2026-11-25T13:30:00+07:00',
    citizen: phone('F'),
    messages: says(
      'Woy dukcapil t*** kerja apa tidur?? jaringan rusak terus, 3x bolak balik dari Rakumpit cuma disuruh pulang. Pake otak!!',
    ),
    title: { id: 'Kasar, tetapi benar', en: 'Abusive, and right' },
  },
  {
    number: 7,
    channel: 'whatsapp',
    at: '2026-11-26T10:02:00+07:00',
    citizen: phone('G'),
    messages: [
      ...says('Selamat pagi. Jalan di Bukit Tunggal depan rumah saya rusak parah, banjir terus. Tolong diperbaiki.'),
      { type: 'image' },
      { type: 'image' },
    ],
    title: { id: 'Jalan rusak: bukan kewenangan Disdukcapil', en: 'A broken road: not this office’s matter' },
  },
  {
    number: 8,
    channel: 'counter',
    at: '2026-11-26T11:20:00+07:00',
    citizen: { from: '6280000000008', name: 'Warga Contoh H' },
    messages: says(
      '1) KK saya salah nama ibu. 2) akta anak kedua belum jadi sejak September. 3) petugas loket 4 membentak saya.',
    ),
    title: { id: 'Tiga hal sekaligus di loket', en: 'Three matters at the counter' },
  },
  {
    number: 9,
    channel: 'whatsapp',
    at: '2026-11-27T16:30:00+07:00',
    citizen: phone('I'),
    messages: says('Tabe Bu, aku handak misek. KK aku hindai jadi sampai wayah tuh, jadi telu minggu. Kilen ampi ah?'),
    title: { id: 'Menanyakan KK (bahasa Dayak Ngaju), lewat jam', en: 'A question in Dayak Ngaju, after hours' },
  },
  {
    number: 10,
    channel: 'whatsapp',
    at: '2026-11-30T14:10:00+07:00',
    citizen: phone('J'),
    messages: [
      ...says('Pak sudah saya ambil kartunya tapi alamatnya salah RT. Lha kok iso ngono, nggih pripun niki?'),
      { type: 'image' },
    ],
    title: { id: 'Lanjutan atas aduan yang sudah selesai', en: 'More about a complaint that was closed' },
  },
  {
    number: 11,
    channel: 'whatsapp',
    at: '2026-12-02T10:15:00+07:00',
    citizen: phone('K'),
    messages: says(
      'Jawabannya itu-itu aja. Saya sudah 3x dijelaskan blanko kosong. Kapan pastinya? Kalau tidak saya lapor Ombudsman.',
    ),
    title: { id: '“Belum” yang ketiga', en: 'The third “not settled”' },
  },
  {
    number: 12,
    channel: 'email',
    at: '2026-12-01T23:59:00+07:00',
    citizen: { from: 'warga.contoh.l@contoh.invalid', name: 'Warga Contoh L' },
    messages: says('Mohon informasi syarat akta kelahiran anak di luar nikah. Nama saya jangan ditampilkan.'),
    title: { id: 'Pertanyaan rahasia lewat e-mail', en: 'A confidential question by e-mail' },
  },
];

export function sampleNumbered(number: number): Sample {
  return samples.find(each => each.number === number)!;
}
