/**
 * Indonesian words without their affixes, so that *pelayanan*, *melayani* and *layanan* meet in *layan*. The affixes and what they do to
 * the first letter of a root follow Nazief and Adriani (Asian et al. 2005, "Stemming Indonesian"); the roots are those of this office's
 * letters and of everyday Indonesian. A word of no known root loses its affixes by the syllables that are left (Tala 2003), which is
 * sometimes too much or too little: whoever searches asks for the word as it was written beside its stem.
 */

const roots = new Set(
  `abai acara adu agama ajar aju akta aktif akui alami alamat alas alih aman ambil ampu anak angsur anjur antar antre arah arsip atas atur
  awas ayah baca badan bagi baik balas bantah bantu baru batal batas bawa bayar bayi beda bela benar bentuk berat beri berkas betul biaya
  blangko blanko bohong buka bukti buat bulan cabut cacat calo camat capil cari catat cek cepat cerai cetak coba cocok coret curang curi
  daftar damping dapat data datang dengar desa dinas disiplin duga dukung efektif elektronik emosi fisik foto ganda ganggu ganti gagal
  gratis guna habis hadir hak hapus harap hari hasil henti hilang hitung hubung hukum ibu identitas ikut informasi ingat ingin
  isi istri izin jabat jalan jam jamin janji jawab jelas jemput jual jumlah kabar kaji kantor kartu kasar kasih kasus kawin keluarga
  keluh kembali kena kenal kerja ketik keras kirim kuasa kurang kunjung lahir laku lama lambat lampir lanjut lapor larang latih layan
  legalisasi lembaga lengkap lepas lewat libur lihat loket lunas lurah mahal main maksud malam marah masuk mati medis milik minta mohon
  muat mudah mulai nama nanti nasib nikah nilai nomor nyata nyaman nyala obrol olah orang palsu panggil pantau pakai paksa pandu papar
  pasang paspor pasti patuh pecat pegang periksa perintah perlu pesan pihak pilih pindah pinjam potong prioritas proses pungli
  pungut pusat putus raba ramah rasa rawat rekam rencana resmi respon rinci rugi rusak rumah rute sah saing saksi salah salin
  sama sambung sampai sandi sangkut santun sapa sapu sasar satu sebab sebut segera sekolah selesai semat senggang serah sesuai setor siap
  siar sidang simpan singgung sistem sosial suami suap sulit sumbang sumpah surat survei suruh susul syarat tagih tahan tahu tambah tampil
  tandatangan tanda tanggap tanggal tanggung tangguh tanya tarik tawar teliti telepon tempat temu tentu tepat terang terbit terima tertib
  tetap tiba tidak tikung tindak tinggal tingkat titip tolak tolong tukar tulis tunda tunggu tunjuk turun tutup ubah ucap uji ukur ulang
  umum umur undang unduh unggah urai urus urut usaha usia usir usul utama waktu wajib wakil warga waris wilayah yakin`.split(
    /\s+/,
  ),
);

/** A word of lower-case letters without its affixes; as it is where it has none, or is shorter than five letters. */
export function stem(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word) || roots.has(word)) return word;
  for (const shortened of withoutSuffixes(word)) {
    const root = withoutPrefixes(shortened).find(each => roots.has(each));
    if (root !== undefined) return root;
  }
  return bySyllables(word);
}

/** The word and what is left of it after its particle, its possessive and its own suffix, from the longest to the shortest. */
function withoutSuffixes(word: string): string[] {
  const found = [word];
  for (const suffix of [/(?:lah|kah|tah|pun)$/, /(?:nya|ku|mu)$/, /(?:kan|an|i)$/])
    found.push(...found.map(each => each.replace(suffix, '')).filter(each => each.length >= 3));
  // "-kan" may also be "-an" after a root that ends in k.
  if (/kan$/.test(word)) found.push(word.replace(/an$/, ''));
  return [...new Set(found)].toSorted((a, b) => b.length - a.length);
}

const vowel = /^[aeiou]/;

/** The word and what it may have been before up to three prefixes, the fewest first. */
function withoutPrefixes(word: string): string[] {
  let [layer, found] = [[word], [word]];
  for (let depth = 1; depth <= 3; depth += 1) {
    layer = layer.flatMap(withoutPrefix).filter(each => each.length >= 3);
    found = [...found, ...layer];
  }
  return found;
}

function withoutPrefix(word: string): string[] {
  const plain = /^(?:di|ke|se)(.+)$/.exec(word)?.[1];
  if (plain) return [plain];
  // Before a root that begins with r the prefix loses its own.
  const ber = /^([btp]er|[btp]e)(.+)$/.exec(word);
  const others = ber ? [ber[2]!, ...(ber[1]!.length === 3 ? [`r${ber[2]}`] : []), ...learnt(word)] : [];
  const nasal = /^(?:me|pe)(.+)$/.exec(word)?.[1];
  return nasal === undefined ? others : [...afterNasal(nasal), ...others];
}

/** "belajar" and "pelajar" alone have their prefix with an l. */
const learnt = (word: string): string[] => (/^[bp]elajar/.test(word) ? [word.slice(3)] : []);

/** After "me-" and "pe-": the nasal took the place of the root's first letter, or stands before it. */
function afterNasal(rest: string): string[] {
  const after = (nasal: string): string => rest.slice(nasal.length);
  if (rest.startsWith('ny')) return [`s${after('ny')}`, rest];
  if (rest.startsWith('nge')) return [after('nge'), after('ng'), `k${after('ng')}`, rest];
  if (rest.startsWith('ng')) return vowel.test(after('ng')) ? [after('ng'), `k${after('ng')}`, rest] : [after('ng'), rest];
  if (rest.startsWith('m')) return vowel.test(after('m')) ? [`p${after('m')}`, rest] : [after('m'), rest];
  if (rest.startsWith('n')) return vowel.test(after('n')) ? [`t${after('n')}`, rest] : [after('n'), rest];
  return [rest];
}

const syllables = (text: string): number => text.match(/[aeiou]+/g)?.length ?? 0;

/** What no list of roots knows: one affix of each kind goes as long as two syllables are left. */
function bySyllables(word: string): string {
  const shorten = (text: string, affix: RegExp, put = ''): string => {
    const rest = text.replace(affix, put);
    return syllables(rest) >= 2 && rest.length >= 4 ? rest : text;
  };
  const bare = shorten(shorten(word, /(?:lah|kah|pun)$/), /nya$/);
  const prefix = prefixes.find(([affix]) => affix.test(bare));
  const headless = prefix ? shorten(bare, ...prefix) : bare;
  return shorten(headless, /(?:kan|an|(?<!s)i)$/);
}

/** The first that fits is taken away; the second is what the root began with. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^(?:me|pe)ny(?=[aeiou])/, 's'],
  [/^(?:me|pe)ng/, ''],
  [/^(?:me|pe)m(?=[aeiou])/, 'p'],
  [/^(?:me|pe)m(?=[bfv])/, ''],
  [/^(?:me|pe)n(?=[aeiou])/, 't'],
  [/^(?:me|pe)n(?=[cdjz])/, ''],
  [/^(?:ber|ter|per)/, ''],
  [/^me(?=[lrwy])/, ''],
  [/^di/, ''],
];
