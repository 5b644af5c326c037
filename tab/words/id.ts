// Of what the office refuses, its answers bring the words themselves; a form says what is missing before it asks.
import { fieldFault } from '../../bot/text/id/errors.json';
import staff from '../../bot/text/id/staff.json';
import tab from '../../bot/text/id/tab.json';

export default { errors: { fieldFault }, staff, tab };
