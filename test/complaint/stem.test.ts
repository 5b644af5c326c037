import { stem } from '../../bot/complaint/stem';

/** Words that stand in letters to this office, by the root under which they are to meet. */
const families: Record<string, string> = {
  layan: 'layanan pelayanan melayani dilayani pelayanannya terlayani',
  urus: 'mengurus pengurusan urusan diurus mengurusi uruskan',
  kirim: 'mengirim mengirimkan dikirim kiriman pengiriman dikirimkan',
  cetak: 'mencetak dicetak pencetakan cetakan tercetak mencetakkan',
  rekam: 'merekam perekaman direkam terekam',
  tunggu: 'menunggu ditunggu menunggunya penungguan',
  tolak: 'menolak ditolak penolakan tertolak',
  salah: 'kesalahan menyalahkan disalahkan bersalah kesalahannya',
  pungut: 'pungutan memungut dipungut pemungutan',
  bayar: 'membayar pembayaran dibayar bayaran bayarkan',
  pindah: 'berpindah kepindahan memindahkan dipindahkan perpindahan',
  lahir: 'kelahiran dilahirkan melahirkan terlahir',
  mati: 'kematian mematikan',
  ambil: 'mengambil pengambilan diambil ambilkan',
  ubah: 'mengubah perubahan diubah berubah ubahan',
  ganti: 'mengganti penggantian diganti pengganti gantinya',
  daftar: 'mendaftar pendaftaran didaftarkan terdaftar mendaftarkan',
  terbit: 'menerbitkan penerbitan diterbitkan terbitan',
  terima: 'menerima diterima penerimaan penerima terimakan',
  lapor: 'melapor laporan melaporkan pelaporan dilaporkan pelapor laporannya',
  adu: 'mengadu pengaduan aduan diadukan mengadukan pengadu',
  jawab: 'menjawab jawaban dijawab penjawab',
  perlu: 'memerlukan keperluan diperlukan perlukan',
  beri: 'memberi memberikan diberi diberikan pemberian berikan',
  ajar: 'belajar pelajaran mengajar pengajar diajarkan',
  tulis: 'menulis penulisan tertulis ditulis tulisan penulisannya',
  hilang: 'kehilangan menghilangkan dihilangkan menghilang',
  satu: 'bersatu persatuan menyatukan kesatuan disatukan',
  duga: 'dugaan menduga diduga',
  cabut: 'mencabut pencabutan dicabut',
};

test.each(Object.entries(families))('words of the family “%s” meet', (root, family) => {
  expect(stem(root)).toBe(root);
  expect(family.split(' ').map(word => [word, stem(word)])).toEqual(family.split(' ').map(word => [word, root]));
});

test('words that only look as if they had affixes stay what they are', () => {
  const whole = [
    'alamat',
    'kartu',
    'keluarga',
    'segera',
    'berkas',
    'terang',
    'pesan',
    'mati',
    'data',
    'informasi',
    'ktp',
    'perintah',
  ];
  expect(whole.map(stem)).toEqual(whole);
});

test('roots of different families do not meet', () => {
  const stems = Object.keys(families).map(stem);
  expect(new Set(stems).size).toBe(stems.length);
  expect([stem('pengurusan'), stem('pengaduan'), stem('penerimaan')]).toEqual(['urus', 'adu', 'terima']);
});

test('a word of no known root loses its affixes by its syllables, and never shrinks to less than two', () => {
  expect([stem('menggoreng'), stem('penggorengan'), stem('digorengnya')]).toEqual(['goreng', 'goreng', 'goreng']);
  expect(['mesin', 'dinding', 'kecil', 'berlian'].map(stem).every(each => each.length >= 4)).toBe(true);
});

test('digits, other scripts and short words are left alone', () => {
  expect(['2026', 'b1234xy', 'ñandú', 'an', 'di'].map(stem)).toEqual(['2026', 'b1234xy', 'ñandú', 'an', 'di']);
});
