import { signatureIsValid, verificationAnswer } from '../../bot/channels/whatsappSignature';

const secret = 'app-secret-for-tests';
const vectors: [key: string, body: string, hex: string][] = [
  ['secret', 'test', '0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914'],
  [
    secret,
    '{"object":"whatsapp_business_account","entry":[]}',
    '1ca363dab318df784e1963b29dca91e2098e6cf2fbf0d3c14e09580a90684a61',
  ],
  [secret, '{"t":"KTP saya hilang 😢"}', '523d9049fe24de0f0dee493447aa39760e617b0f063ae8216cbebc27aa95c766'],
  [secret, '{"t":"KTP saya hilang \\ud83d\\ude22"}', '0cdfed7a61d8a335837e9206f8b23df72c243615d043b9d0fe69ff4fb86cb633'],
];

test.each(vectors)('with the key %s the signature of %s is accepted', (key, body, hex) => {
  expect(signatureIsValid(Buffer.from(body), `sha256=${hex}`, key)).toBe(true);
  expect(signatureIsValid(Buffer.from(`${body} `), `sha256=${hex}`, key)).toBe(false);
  expect(signatureIsValid(Buffer.from(body), `sha256=${hex}`, `${key}x`)).toBe(false);
});

const [, body, hex] = vectors[1]!;
test.each([undefined, '', hex, `sha1=${hex}`, `sha256=${hex.slice(2)}`, `sha256=${hex}00`, `sha256=${'z'.repeat(64)}`])(
  'the header %s is refused',
  header => {
    expect(signatureIsValid(Buffer.from(body), header, secret)).toBe(false);
  },
);

test('an empty secret accepts nothing, not even its own signature', () => {
  const own = 'b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad'; // HMAC-SHA256('', '')
  expect(signatureIsValid(Buffer.alloc(0), `sha256=${own}`, '')).toBe(false);
});

const asked = { 'hub.mode': 'subscribe', 'hub.verify_token': 'token-for-tests', 'hub.challenge': '1158201444' };

test('the verification with our token is answered with the challenge', () => {
  expect(verificationAnswer(asked, 'token-for-tests')).toBe('1158201444');
});

test.each([
  { ...asked, 'hub.verify_token': 'another' },
  { ...asked, 'hub.verify_token': ['token-for-tests'] },
  { ...asked, 'hub.mode': 'unsubscribe' },
  { ...asked, 'hub.challenge': undefined },
  {},
])('the verification %j is refused', query => {
  expect(verificationAnswer(query, 'token-for-tests')).toBeNull();
});

test('without a token of our own nothing is verified', () => {
  expect(verificationAnswer({ ...asked, 'hub.verify_token': '' }, '')).toBeNull();
});
