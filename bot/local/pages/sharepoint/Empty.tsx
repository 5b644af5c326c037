import { Link } from '@fluentui/react-components';
import { LibraryRegular } from '@fluentui/react-icons';
import { useSurroundings } from '../frame/settings';

/** An empty library says what will come here, and when. */
export function Empty() {
  const { words } = useSurroundings();
  return (
    <section className="library-empty">
      <LibraryRegular fontSize={48} aria-hidden />
      <h2>{words('sharepointPage:empty.title')}</h2>
      <ul>
        <li>{words('sharepointPage:empty.dossiers')}</li>
        <li>{words('sharepointPage:empty.reports')}</li>
      </ul>
      <Link href="/local/teams">{words('sharepointPage:empty.teams')}</Link>
    </section>
  );
}
