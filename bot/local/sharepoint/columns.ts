import { randomUUID } from 'node:crypto';
import { isObject, textOf } from '../wire';
import type { Journal } from '../journal';
import { GraphError } from './graphError';

type Fields = Record<string, unknown>;

/** A column of the library as Graph describes it: `{id, name, displayName, text: {…}}` or number, dateTime, boolean, … */
export type Column = Fields & { id: string; name: string };

const KINDS = [
  'text',
  'number',
  'dateTime',
  'boolean',
  'choice',
  'hyperlinkOrPicture',
  'currency',
  'personOrGroup',
  'lookup',
  'calculated',
];
const TITLE: Column = {
  id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247',
  name: 'Title',
  displayName: 'Title',
  text: { maxLength: 255 },
};

/** The library's columns: `Title` and what was created. */
export class Columns {
  constructor(private readonly journal: Journal) {}

  list(): Column[] {
    return [TITLE, ...this.journal.table<Column>('column').values()];
  }

  /** @throws GraphError 400 without a name or kind, 409 when the name is taken */
  create(body: Fields): Column {
    const name = textOf(body.name);
    const kind = KINDS.find(candidate => isObject(body[candidate]));
    if (!name || /[^A-Za-z0-9_]/.test(name))
      throw new GraphError(400, 'The column needs a name of letters, digits and underscores.');
    if (!kind) throw new GraphError(400, `The column needs one of ${KINDS.join(', ')}.`);
    if (this.named(name)) throw new GraphError(409, `A column named "${name}" already exists.`);
    const column: Column = {
      displayName: name,
      hidden: false,
      indexed: false,
      readOnly: false,
      required: false,
      ...body,
      id: randomUUID(),
      name,
    };
    this.journal.put('column', name, column);
    return column;
  }

  /** @throws GraphError 400 for an unknown column or a value that is not of its kind */
  check(changes: Fields): void {
    for (const [name, value] of Object.entries(changes)) {
      if (name.startsWith('@') || name.includes('@odata.')) continue;
      const column = this.named(name);
      if (!column) throw new GraphError(400, `Field '${name}' is not recognized`);
      if (value !== null && !fits(column, value)) throw new GraphError(400, `The value of field '${name}' is not valid.`);
    }
  }

  private named(name: string): Column | undefined {
    return this.list().find(column => column.name === name);
  }
}

function fits(column: Column, value: unknown): boolean {
  if (column.number || column.currency) return typeof value === 'number';
  if (column.boolean) return typeof value === 'boolean';
  if (column.dateTime) return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (!isObject(column.text)) return true;
  const max = column.text.allowMultipleLines === true ? 63_999 : 255;
  return typeof value === 'string' && value.length <= max;
}
