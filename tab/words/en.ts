// Of what the office refuses, its answers bring the words themselves; a form says what is missing before it asks.
import { fieldFault } from '../../bot/text/en/errors.json';
import staff from '../../bot/text/en/staff.json';
import tab from '../../bot/text/en/tab.json';

export default { errors: { fieldFault }, staff, tab };
