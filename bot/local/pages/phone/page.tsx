import { openPage } from '../frame/open';

function PhonePage() {
  return <main />;
}

openPage('phone', PhonePage);
