import { isObject } from './wire';

export type Card = Record<string, unknown>;

/** A button of a card as Teams' client would send it when clicked: its own data, and what the inputs around it hold. */
export interface Button {
  type: string;
  verb: string | undefined;
  /** The dialog an `Action.Submit` opens (`data.dialog`, DESIGN §3.3). */
  dialog: string | undefined;
  data: Card;
}

/** Every button of a card: at its foot, in its body, on its surfaces (selectAction), and inside its Action.ShowCards. */
export function buttonsOf(card: Card, around: Card = {}): Button[] {
  const inputs = { ...around, ...inputsOf(card.body) };
  return actionsIn(card).flatMap(action =>
    action.type === 'Action.ShowCard' && isObject(action.card) ? buttonsOf(action.card, inputs) : [buttonOf(action, inputs)],
  );
}

function buttonOf(action: Card, inputs: Card): Button {
  const own = isObject(action.data) ? action.data : {};
  const data = { ...own, ...(action.associatedInputs === 'none' ? {} : inputs) };
  return { type: String(action.type), verb: stringOf(action.verb), dialog: stringOf(own.dialog), data };
}

/** The button of that verb, or the one that opens the dialog of that name. */
export function findButton(card: Card | undefined, name: string): Button | undefined {
  if (!card) return undefined;
  const buttons = buttonsOf(card);
  return (
    buttons.find(button => button.type === 'Action.Execute' && button.verb === name) ??
    buttons.find(button => button.type === 'Action.Submit' && button.dialog === name)
  );
}

/** What a dialog's card sends when submitted: the button that names the dialog, else its first one that submits. */
export function dialogData(card: Card, dialog: string): Card {
  const submits = buttonsOf(card).filter(({ type }) => type === 'Action.Submit' || type === 'Action.Execute');
  // Buttons that help with filling it in may stand before its own.
  const own = submits.find(button => [button.dialog, button.verb, button.data.verb].includes(dialog));
  return (own ?? submits[0])?.data ?? {};
}

/** The action Teams runs by itself for those in `refresh.userIds`, when the card has one. */
export function refreshOf(card: Card | undefined): Button | undefined {
  const action = isObject(card?.refresh) ? card.refresh.action : undefined;
  return isObject(action) ? buttonOf(action, {}) : undefined;
}

/** Whether Teams would refresh this card for the user by itself (ids of the form `29:…`). */
export function refreshesFor(card: Card | undefined, teamsUserId: string): boolean {
  const userIds = isObject(card?.refresh) ? card.refresh.userIds : undefined;
  return Array.isArray(userIds) && userIds.includes(teamsUserId);
}

/** A refresh stands for no button and a fallback for another one; neither can be clicked. */
function actionsIn(node: unknown): Card[] {
  if (Array.isArray(node)) return node.flatMap(actionsIn);
  if (!isObject(node)) return [];
  if (stringOf(node.type)?.startsWith('Action.')) return [node];
  return Object.entries(node).flatMap(([name, part]) => (name === 'refresh' || name === 'fallback' ? [] : actionsIn(part)));
}

/** The values inputs are drawn with. Empty ones are left out, as the client does; a toggle always has one. */
function inputsOf(node: unknown): Card {
  if (Array.isArray(node)) return Object.assign({}, ...node.map(inputsOf)) as Card;
  if (!isObject(node) || stringOf(node.type)?.startsWith('Action.')) return {};
  if (!stringOf(node.type)?.startsWith('Input.')) return inputsOf(Object.values(node));
  const value = node.type === 'Input.Toggle' ? (node.value ?? node.valueOff ?? 'false') : node.value;
  return typeof node.id !== 'string' || value === undefined || value === '' ? {} : { [node.id]: value };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
