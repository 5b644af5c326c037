import { buttonsOf, dialogData, findButton, refreshesFor, refreshOf } from '../../bot/local/teamsCards';

const execute = (verb: string, data: object = { step: 1 }) => ({ type: 'Action.Execute', verb, data });

test('buttons are found at the foot, in the body, on surfaces and inside a ShowCard', () => {
  const card = {
    type: 'AdaptiveCard',
    body: [
      { type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'ActionSet', actions: [execute('inBody')] }] }] },
      { type: 'Container', selectAction: execute('onSurface'), items: [] },
    ],
    actions: [
      execute('atFoot'),
      { type: 'Action.ShowCard', card: { type: 'AdaptiveCard', body: [], actions: [execute('inShowCard')] } },
      { type: 'Action.Submit', data: { dialog: 'giveDisposition', msteams: { type: 'task/fetch' }, step: 4 } },
    ],
  };
  for (const verb of ['inBody', 'onSurface', 'atFoot', 'inShowCard']) expect(findButton(card, verb)?.data).toEqual({ step: 1 });
  expect(findButton(card, 'giveDisposition')?.data).toMatchObject({ dialog: 'giveDisposition', step: 4 });
  expect(findButton(card, 'take')).toBeUndefined();
});

test('neither the refresh action nor the fallback of a button is a button', () => {
  const card = {
    refresh: { action: execute('refreshCard'), userIds: ['29:a'] },
    actions: [{ ...execute('take'), fallback: { type: 'Action.Submit', data: { dialog: 'old' } } }],
  };
  expect(buttonsOf(card).map(button => button.verb)).toEqual(['take']);
  expect(refreshOf(card)?.verb).toBe('refreshCard');
  expect([refreshesFor(card, '29:a'), refreshesFor(card, '29:b')]).toEqual([true, false]);
});

test('a click carries the values of the inputs around it, empty ones left out, and not those of a neighbouring ShowCard', () => {
  const showCard = (verb: string, id: string) => ({
    type: 'Action.ShowCard',
    card: { body: [{ type: 'Input.Text', id, value: 'isi' }], actions: [execute(verb)] },
  });
  const card = {
    body: [
      { type: 'Input.Toggle', id: 'identityChecked' },
      { type: 'Container', items: [{ type: 'Input.Text', id: 'note', value: '' }] },
    ],
    actions: [showCard('approve', 'left'), showCard('return', 'right'), { ...execute('plain'), associatedInputs: 'none' }],
  };
  expect(findButton(card, 'approve')?.data).toEqual({ step: 1, identityChecked: 'false', left: 'isi' });
  expect(findButton(card, 'return')?.data).toEqual({ step: 1, identityChecked: 'false', right: 'isi' });
  expect(findButton(card, 'plain')?.data).toEqual({ step: 1 });
});

test('a dialog is submitted by the button that names it, else by its first', () => {
  const submit = (data: object) => ({ type: 'Action.Submit', data });
  const card = { actions: [submit({ dialog: 'cancel' }), submit({ dialog: 'sendAnswer', step: 7 })] };
  expect(dialogData(card, 'sendAnswer')).toEqual({ dialog: 'sendAnswer', step: 7 });
  const helped = { actions: [submit({ verb: 'previewAnswer' }), submit({ verb: 'draftAnswer', step: 7 })] };
  expect(dialogData(helped, 'draftAnswer')).toEqual({ verb: 'draftAnswer', step: 7 });
  expect(dialogData(card, 'somethingElse')).toEqual({ dialog: 'cancel' });
  expect(dialogData({ body: [] }, 'sendAnswer')).toEqual({});
});
