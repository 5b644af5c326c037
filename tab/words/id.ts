import errors from '../../bot/text/id/errors.json';
import staff from '../../bot/text/id/staff.json';
import tab from '../../bot/text/id/tab.json';

export default { errors, staff, tab };
