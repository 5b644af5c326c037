import {
  classificationCodeOf,
  complaintCategories,
  complaintClasses,
  districtNamed,
  districts,
  divisionChoicesOf,
  divisionOf,
  divisions,
  holidays2026,
  rejectReasons,
  services,
  spellingsOf,
  wardNamed,
} from '../../bot/complaint/masterData';

describe('master data', () => {
  test('every list has codes that occur once and labels in both languages', () => {
    for (const list of [divisions, services, complaintClasses, complaintCategories, rejectReasons]) {
      const codes = list.map(entry => entry.code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const entry of list)
        expect([entry.label.id, entry.label.en]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
    }
  });

  test('a service belongs to the division that answers for it', () => {
    expect(divisionOf('ktpel_cetak')).toBe('populationRegistration');
    expect(divisionOf('akta_lahir')).toBe('civilRegistration');
    expect(divisionOf('konsolidasi')).toBe('informationManagement');
    expect(divisionOf('layanan_online')).toBe('dataUseInnovation');
    expect(divisionOf('umum')).toBe('secretariat');
  });

  test('certified copies may be answered by either registration division', () => {
    expect(divisionChoicesOf('legalisir')).toEqual(['populationRegistration', 'civilRegistration']);
    expect(divisionChoicesOf('kk')).toEqual(['populationRegistration']);
  });

  test('the archive code follows the class', () => {
    expect(classificationCodeOf('complaintNonSupervisory')).toBe('000.8.3.4');
    expect(classificationCodeOf('complaintSupervisory')).toBe('700.1.2.4');
    expect(classificationCodeOf('informationRequest')).toBe('400.12.4.4');
  });

  test('the city has 5 districts and 30 wards, each with its own code', () => {
    const wards = districts.flatMap(district => district.wards);
    expect(districts).toHaveLength(5);
    expect(wards).toHaveLength(30);
    expect(new Set(wards.map(ward => ward.code)).size).toBe(30);
  });

  test('places are found by name, alias and prefix in any case', () => {
    expect(wardNamed('kelurahan LANGKAI')).toMatchObject({ ward: { code: '62.71.01.1003' }, district: { name: 'Pahandut' } });
    expect(districtNamed('Kec. Sebangau')?.code).toBe('62.71.04');
    expect(districtNamed('Banjarmasin')).toBeNull();
    expect(wardNamed('Nowhere')).toBeNull();
  });

  test('the calendar of 2026 has 17 national holidays and 8 days of collective leave, in order', () => {
    const dates = holidays2026.map(holiday => holiday.date);
    expect(holidays2026.filter(holiday => holiday.type === 'national')).toHaveLength(17);
    expect(holidays2026.filter(holiday => holiday.type === 'collectiveLeave')).toHaveLength(8);
    expect(dates).toEqual([...new Set(dates)].sort());
  });
});

test('every spelling of a place in SQL is one by which the place is known, and no other place', () => {
  for (const each of districts) {
    const { district, ward } = spellingsOf(each);
    expect(new Set(district.map(spelling => districtNamed(spelling)))).toEqual(new Set([each]));
    expect(new Set(ward.map(spelling => wardNamed(spelling)?.district))).toEqual(new Set([each]));
    for (const written of ['Kec. X', 'Kecamatan X', 'X', 'kec X'])
      expect(district).toContain(written.replace('X', each.name).toLowerCase());
  }
});
