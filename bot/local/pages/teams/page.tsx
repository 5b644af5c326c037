import { openPage } from '../frame/open';

function TeamsPage() {
  return <main />;
}

openPage('teams', TeamsPage);
