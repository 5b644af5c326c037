import { reportFields, fieldsOf, validateFields, type Field } from '../../bot/complaint/inputs';
import { inputOf, isRequired, missingFields, shownFields, startValues } from '../../tab/form/values';
import { formatWib, joinMoment, monthBefore, splitMoment } from '../../tab/wib';

const names = (fields: readonly Field[]): string[] => fields.map(field => field.name);

describe('a form', () => {
  test('begins with what is known: texts as they are, moments as date and time in WIB, the rest empty', () => {
    const values = startValues(fieldsOf('giveDisposition'), { division: 'secretariat', dueAt: '2026-11-27T09:30:00.000Z' });
    expect(values).toEqual({
      instructions: '',
      division: 'secretariat',
      dueAt: '2026-11-27',
      dueAt__time: '16:30',
      urgency: '',
      handler: '',
    });
  });

  test('shows a field that belongs to a choice only while that is chosen, and then asks for it', () => {
    const fields = fieldsOf('sendAnswer');
    expect(names(shownFields(fields, { containsPersonalData: 'false' }))).toEqual(['containsPersonalData']);
    expect(names(shownFields(fields, { containsPersonalData: 'true' }))).toEqual(['containsPersonalData', 'identityCheck']);
    const identityCheck = fields.find(field => field.name === 'identityCheck')!;
    expect(isRequired(identityCheck, { containsPersonalData: 'true' })).toBe(true);
    expect(missingFields(fields, { containsPersonalData: 'true' })).toEqual(['identityCheck']);
    expect(missingFields(fields, {})).toEqual(['containsPersonalData']);
  });

  test('takes blanks alone for nothing', () => {
    expect(missingFields(fieldsOf('addNote'), { note: '  \n ' })).toEqual(['note']);
  });

  test('never asks which task it settles: that is known from where one came', () => {
    expect(names(shownFields(fieldsOf('closeTask'), {}))).toEqual(['result', 'note']);
  });

  test('sends what is filled in and shown, with date and time as one moment in WIB', () => {
    const values = {
      channel: 'counter',
      externalId: '99000001',
      text: 'Contoh',
      receivedAt: '2026-11-23',
      receivedAt__time: '08:15',
    };
    const input = inputOf(reportFields, values);
    expect(input).toEqual({ channel: 'counter', text: 'Contoh', receivedAt: '2026-11-23T08:15:00+07:00' });
    expect(validateFields(reportFields, input)).toMatchObject({ receivedAt: new Date('2026-11-23T01:15:00Z') });
  });
});

describe('moments', () => {
  test('a date alone stays one; the office takes it for the end of that day', () => {
    expect(joinMoment('2026-11-23', '')).toBe('2026-11-23');
    expect(joinMoment('', '08:15')).toBe('');
  });

  test.each(['2026-11-23T01:15:00.000Z', '2026-12-31T17:00:00.000Z'])('%s comes back as it went in', moment => {
    const { date, time } = splitMoment(moment);
    expect(new Date(joinMoment(date, time)).toISOString()).toBe(moment);
  });

  test('are read in WIB and say so, in both languages', () => {
    expect(formatWib('2026-11-30T17:30:00Z', 'id')).toBe('1 Desember 2026, 00.30 WIB');
    expect(formatWib('2026-11-30T17:30:00Z', 'en')).toBe('1 December 2026, 00:30 WIB');
  });

  test('the month reported on is the one before, as WIB counts it', () => {
    expect(monthBefore('2026-11-30T16:59:00Z')).toBe('2026-10');
    expect(monthBefore('2026-11-30T17:00:00Z')).toBe('2026-11');
    expect(monthBefore('2027-01-04T02:00:00Z')).toBe('2026-12');
  });
});
