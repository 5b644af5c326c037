import { createTokens } from '../../tab/office/token';

const tokenUntil = (seconds: number): string => `h.${Buffer.from(JSON.stringify({ exp: seconds })).toString('base64url')}.s`;

test('one token serves every call until shortly before it ends', async () => {
  let now = 0;
  let asked = 0;
  const tokens = createTokens(
    async () => tokenUntil(++asked * 3600),
    () => now,
  );
  const [first, same] = await Promise.all([tokens.current(), tokens.current()]);
  expect([first, same, asked]).toEqual([tokenUntil(3600), tokenUntil(3600), 1]);
  now = 3_470_000;
  expect([await tokens.current(), asked]).toEqual([tokenUntil(3600), 1]);
  now = 3_490_000;
  expect([await tokens.current(), asked]).toEqual([tokenUntil(7200), 2]);
});

test('a token that the office does not take is asked for anew, and a refusal by Teams is not remembered', async () => {
  const answers = [tokenUntil(3600), new Error('CancelledByUser'), tokenUntil(7200)];
  const tokens = createTokens(
    async () => {
      const answer = answers.shift()!;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    () => 0,
  );
  await tokens.current();
  await expect(tokens.renew()).rejects.toThrow('CancelledByUser');
  expect(await tokens.current()).toBe(tokenUntil(7200));
});
