import { openPage } from '../frame/open';
import { PhonePage } from './PhonePage';

openPage('phone', PhonePage);
