import { mentionsRestricted } from '../../bot/complaint/personalData';
import { restrictedRules } from '../../bot/complaint/restrictedWords';

const cases: [string, string][] = [
  ['illegalLevy', 'Ada PUNGLI di loket 2'],
  ['illegalLevy', 'ini pungutan liar namanya'],
  ['broker', 'banyak calo di parkiran'],
  ['broker', 'katanya lewat urang dalam lakas jadi'],
  ['bribery', 'petugasnya bisa disuap'],
  ['bribery', 'harus nyogok dulu'],
  ['bribery', 'dikasih uang pelicin baru jalan'],
  ['moneyDemanded', 'petugas minta uang'],
  ['moneyDemanded', 'Saya diminta Rp.150.000,- oleh petugas'],
  ['moneyDemanded', 'minta 150 ribu'],
  ['moneyDemanded', 'minta 150rb, katanya untuk BPJS saya juga'],
  ['moneyDemanded', 'urangnya maminta duit saratus ribu'],
  ['moneyDemanded', 'kulo dijaluki duit kalih petugas loket'],
  ['moneyDemanded', 'ie balaku duit'],
  ['moneyDemanded', 'kami dimintai biaya di loket'],
  ['charged', 'disuruh bayar dulu 50.000'],
  ['charged', 'ditarik 200 ribu untuk akta'],
  ['moneyForSpeed', 'kalau mau cepat asal ada uang'],
  ['moneyForSpeed', 'bayar supaya KK cepat jadi'],
  ['abuseOfOffice', 'ini korupsi'],
  ['forgery', 'tanda tangan saya dipalsukan'],
  ['forgery', 'ada KTP palsu memakai alamat saya'],
  ['dataTrade', 'jual beli data penduduk'],
  ['dataTrade', 'data kami dijual'],
  ['dataLeak', 'kebocoran data pribadi'],
  ['dataLeak', 'NIK saya tersebar di internet'],
  ['dataMisuse', 'identitas saya disalahgunakan'],
  ['dataMisuse', 'KTP saya dipakai orang untuk pinjol'],
];

describe('words that restrict a complaint on arrival', () => {
  test.each(cases)('%s is found in "%s"', (rule, text) => {
    const { restricted, because } = mentionsRestricted(text);
    expect(restricted).toBe(true);
    expect(because).toContain(rule);
  });

  test('every rule has an example', () => {
    expect(new Set(cases.map(([rule]) => rule))).toEqual(new Set(restrictedRules.map(rule => rule.id)));
  });

  test('the report of a levy at the counter is restricted, by rules and not by its words', () => {
    const text =
      'Di loket ada oknum minta 150 ribu supaya KK cepat jadi, lewat orang di parkiran. Kejadian Jumat 20 Nov sekitar jam 10.';
    expect(mentionsRestricted(text)).toEqual({ restricted: true, because: ['moneyDemanded', 'moneyForSpeed'] });
  });

  test.each([
    ['Apakah biaya gratis?'],
    ['uang makan pegawai bukan urusan saya'],
    ['Saya calon pengantin, mau urus akta'],
    ['atap ruang tunggu bocor, KK saya basah'],
    ['dompet dan KTP saya dicuri di pasar'],
    ['saya ditagih iuran BPJS 150 ribu'],
    ['bayar ojek 50 ribu bolak balik dari Rakumpit'],
    ['mahasiswa KKN mau pindah sementara'],
    ['saya minta penjelasan, sudah 3 minggu'],
    ['Mohon dibantu supaya cepat jadi'],
    ['sudah setor berkas supaya cepat diproses'],
    ['minta cetak ulang 2 lembar'],
    ['Pak sudah saya ambil kartunya tapi alamatnya salah RT. Lha kok iso ngono, nggih pripun niki?'],
    ['KTP ulun rakam tanggal 2 wayah ini balum jua tacetak, sudah 3 minggu. Kada kawa mambuka rekening nah'],
    ['Tabe Bu, aku handak misek. KK aku hindai jadi sampai wayah tuh, jadi telu minggu. Kilen ampi ah?'],
    ['Woy dukcapil kerja apa tidur?? jaringan rusak terus, 3x bolak balik dari Rakumpit cuma disuruh pulang. Pake otak!!'],
    ['petugas loket 4 membentak saya'],
    ['NIK saya 9999990101900001 gak kebaca di bank'],
    ['menyuapi anak sambil antre'],
    [''],
  ])('"%s" is not restricted', text => {
    expect(mentionsRestricted(text)).toEqual({ restricted: false, because: [] });
  });

  test('a very long text is judged quickly', () => {
    const text = 'bayar minta data cepat '.repeat(4_000);
    const started = performance.now();
    expect(mentionsRestricted(text).because).not.toContain('illegalLevy');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
