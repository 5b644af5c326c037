import errors from '../../bot/text/en/errors.json';
import staff from '../../bot/text/en/staff.json';
import tab from '../../bot/text/en/tab.json';

export default { errors, staff, tab };
