import { openPage } from '../frame/open';
import { TeamsPage } from './TeamsPage';

openPage('teams', TeamsPage);
