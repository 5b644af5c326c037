import { Button, Title3 } from '@fluentui/react-components';
import { outside as en } from '../../bot/text/en/tab.json';
import { outside as id } from '../../bot/text/id/tab.json';

/** Nobody has told us the reader's language here: both are said. */
export function Outside() {
  return (
    <main className="page outside">
      {[
        { language: 'id', text: id },
        { language: 'en', text: en },
      ].map(({ language, text }) => (
        <section key={language} lang={language}>
          <Title3 as={language === 'id' ? 'h1' : 'h2'}>{text.title}</Title3>
          <p>{text.text}</p>
          <Button onClick={() => window.location.reload()}>{text.again}</Button>
        </section>
      ))}
    </main>
  );
}
