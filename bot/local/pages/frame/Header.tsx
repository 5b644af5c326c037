import { Button } from '@fluentui/react-components';
import { themes, useSurroundings } from './settings';

const addresses = { start: '/', teams: '/local/teams', phone: '/local/phone', sharepoint: '/local/sharepoint' } as const;
export type PageName = Exclude<keyof typeof addresses, 'start'>;

/** The way between the local office's pages, with language and theme. */
export function Header({ name }: { name: PageName }) {
  const { words, language, theme, change } = useSurroundings();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  return (
    <header className="frame-header">
      <nav aria-label={words('local:pages')}>
        {Object.entries(addresses).map(([page, address]) => (
          <a key={page} href={address} aria-current={page === name ? 'page' : undefined}>
            {words(`local:page.${page}`)}
          </a>
        ))}
      </nav>
      <span className="space" />
      <Button size="small" appearance="subtle" onClick={() => change({ theme: next })}>
        {words(`local:theme.${theme}`)}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => change({ language: language === 'id' ? 'en' : 'id' })}>
        {words('local:otherLanguage')}
      </Button>
    </header>
  );
}
