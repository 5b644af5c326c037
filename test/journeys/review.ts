/** The telaahan of DOMAIN §10 sample 1, as its worked example in §7.2 has it. */
export const review = {
  problem: 'Pencetakan KTP-el pelapor belum selesai 3 minggu setelah perekaman.',
  assumptions: 'Data belum lolos penunggalan atau blanko terbatas.',
  facts: 'Perekaman 2 November 2026; status cetak diperiksa petugas bidang.',
  analysis: 'Bila siap cetak, kendala pada antrean cetak.',
  conclusion: 'Keterlambatan berada di antrean cetak.',
  recommendation: 'Cetak prioritas dan beri tanggal pasti.',
  complaintClass: 'complaintNonSupervisory',
  category: 'delay',
  service: 'ktpel_cetak',
};
