import { conversationOf, type Said } from '../../bot/complaint/conversation';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 2, minute));
let made = 0;
const said = (fields: Partial<Said>): Said => ({
  ...{
    id: `m${++made}`,
    contactId: 'A',
    kind: 'text',
    providerId: `wamid.${made}`,
    contextId: null,
    text: 'KTP saya belum jadi',
  },
  ...{ occurredAt: at(made), forwarded: false, forwardedOften: false },
  ...fields,
});
beforeEach(() => (made = 0));

const only = (...messages: Said[]) => {
  const told = conversationOf(messages);
  expect(told).toHaveLength(1);
  return told[0]!;
};
const unmarked = { forwarded: null, editedAt: null, earlier: [], withdrawnAt: null, reaction: null };

test('a message that nothing became of has no marks', () => {
  const message = said({});
  expect(only(message)).toEqual({ ...message, ids: ['m1'], marks: unmarked });
});

test('of a message changed twice the last words count and the earlier ones are kept', () => {
  const edit = (text: string) => said({ kind: 'edit', contextId: 'wamid.1', text });
  expect(only(said({}), edit('KK saya belum jadi'), edit('Akta saya belum jadi'))).toMatchObject({
    text: 'Akta saya belum jadi',
    ids: ['m1', 'm2', 'm3'],
    marks: {
      editedAt: at(3),
      earlier: [
        { text: 'KTP saya belum jadi', at: at(1) },
        { text: 'KK saya belum jadi', at: at(2) },
      ],
    },
  });
});

test('a withdrawn message keeps its words and says when it was withdrawn', () => {
  const told = only(said({}), said({ kind: 'revoke', contextId: 'wamid.1', text: null }));
  expect([told.text, told.marks]).toEqual(['KTP saya belum jadi', { ...unmarked, withdrawnAt: at(2) }]);
});

describe('a reaction', () => {
  const reaction = (text: string | null) => said({ kind: 'reaction', contextId: 'wamid.1', text });

  test('stands at its message, the last one alone', () => {
    expect(only(said({}), reaction('🙏'), reaction('👍')).marks.reaction).toEqual({ emoji: '👍', at: at(3), isRemoved: false });
  });

  test('that was taken back still says which it was', () => {
    expect(only(said({}), reaction('👍'), reaction(null)).marks.reaction).toEqual({ emoji: '👍', at: at(3), isRemoved: true });
  });

  test('that was taken back and never came says that much', () => {
    expect(only(said({}), reaction(null)).marks.reaction).toEqual({ emoji: null, at: at(2), isRemoved: true });
  });
});

test.each([
  [{ forwarded: true, forwardedOften: false }, 'once'],
  [{ forwarded: true, forwardedOften: true }, 'often'],
])('what was passed on says how often: %j', (fields, expected) => {
  expect(only(said(fields)).marks.forwarded).toBe(expected);
});

test.each(['edit', 'revoke', 'reaction'])(
  '%s of a message that is not here, or of somebody else’s, keeps its own place',
  kind => {
    const messages = [said({}), said({ kind, contextId: 'wamid.0' }), said({ kind, contextId: 'wamid.1', contactId: 'B' })];
    expect(conversationOf(messages).map(({ id, marks }) => [id, marks])).toEqual(['m1', 'm2', 'm3'].map(id => [id, unmarked]));
  },
);

test('a quotation is a message of its own', () => {
  expect(conversationOf([said({}), said({ contextId: 'wamid.1' })])).toHaveLength(2);
});
