import { openPage } from '../frame/open';

function SharePointPage() {
  return <main />;
}

openPage('sharepoint', SharePointPage);
