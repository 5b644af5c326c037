import fc from 'fast-check';
import { derOf } from '../../bot/files/der';
import { sha256Of } from '../../bot/files/admit';
import { isWholePdf, signaturesIn, versionsOf } from '../../bot/files/pdfSignature';
import { plainPdf, signedPdf } from './signedPdf';

const one = signedPdf(plainPdf());

test('a signature says who signed by whose certificate, when, and that nothing was changed since', () => {
  const said = { signer: 'Kepala Contoh', issuer: 'BSrE Contoh', at: '2026-12-02T02:30:00.000Z', isIntact: true };
  expect(signaturesIn(one)).toEqual([{ subFilter: 'ETSI.CAdES.detached', ...said, coversWhole: true }]);
  // A second one leaves the first as it was; only the last covers the whole file.
  expect(signaturesIn(signedPdf(one)).map(({ isIntact, coversWhole }) => [isIntact, coversWhole])).toEqual([
    [true, false],
    [true, true],
  ]);
});

test('one changed byte, before or behind the signature, breaks it', () => {
  for (const at of [20, one.length - 20]) {
    const changed = Buffer.from(one);
    changed[at]! ^= 1;
    expect(signaturesIn(changed)).toMatchObject([{ isIntact: false }]);
  }
});

test.each([
  ['a plain paper', plainPdf()],
  ['words about a signature', plainPdf('/Type /Sig /SubFilter /ETSI.CAdES.detached')],
  ['a range that is none', plainPdf('<</Type /Sig /SubFilter /x /ByteRange [0 5 9 999999]>>')],
  ['a time stamp', signedPdf(plainPdf(), 'DocTimeStamp')],
])('%s is no signature', (_, pdf) => expect(signaturesIn(pdf)).toEqual([]));

test('what stands in the place of a signature and is none cannot be taken for one', () => {
  const contents = one.indexOf('<30');
  const emptied = Buffer.from(one);
  emptied.fill('0', contents + 1, contents + 200);
  expect(signaturesIn(emptied)).toMatchObject([{ isIntact: false, signer: null }]);
});

test('what was signed is found by its hash before each signature, whatever ends its last line', () => {
  for (const end of ['', '\n', '\r\n']) {
    const paper = Buffer.concat([plainPdf().subarray(0, -1), Buffer.from(end)]);
    const twice = signedPdf(signedPdf(paper));
    expect([paper, signedPdf(paper), twice].map(each => versionsOf(twice).includes(sha256Of(each)))).toEqual([true, true, true]);
    expect(versionsOf(twice)).not.toContain(sha256Of(plainPdf('lain')));
  }
});

test('a PDF that was cut off or is none is not whole', () => {
  expect([isWholePdf(plainPdf()), isWholePdf(one)]).toEqual([true, true]);
  expect([one.subarray(0, -9), one.subarray(0, 900), Buffer.from('%PDF-'), Buffer.from('PK')].map(isWholePdf)).toEqual(
    Array(4).fill(false),
  );
});

test('whatever bytes come, they are read or left', () => {
  const taken = (bytes: Uint8Array): void =>
    void derOf(Buffer.from(bytes))
      ?.children()
      .map(value => value.children());
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), taken), { numRuns: 300 });
});
