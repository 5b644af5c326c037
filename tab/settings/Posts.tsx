import { Button } from '@fluentui/react-components';
import { useOffice } from '../office/office';
import { formatDay } from '../wib';
import type { OfficerView } from './PersonForm';
import { postText } from './said';

type Post = OfficerView['posts'][number];

/** An officer's posts; those that are over are folded away. */
export function Posts({ posts, name, end }: { posts: readonly Post[]; name: string; end: (id: string) => void }) {
  const { words, me } = useOffice();
  const named = (post: Post): string => postText(words, post, me.names.division[post.division ?? '']);
  const open = posts.filter(({ state }) => state !== 'past');
  const past = posts.filter(({ state }) => state === 'past');
  const line = (post: Post) => (
    <li key={post.id}>
      <span className="what">
        {named(post)} <span className="quiet">{span(post)}</span>
      </span>
      {post.state === 'future' && <span className="tag">{words('settings:people.future')}</span>}
      {post.state !== 'past' && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={words('settings:people.endOf', { post: named(post), name })}
          onClick={() => end(post.id)}
        >
          {words('settings:people.end')}
        </Button>
      )}
    </li>
  );
  return (
    <>
      {open.length === 0 ? (
        <p className="quiet">{words('settings:people.noPost')}</p>
      ) : (
        <ul className="lines">{open.map(line)}</ul>
      )}
      {past.length > 0 && (
        <details>
          <summary>{words('settings:people.past', { count: String(past.length) })}</summary>
          <ul className="lines">{past.map(line)}</ul>
        </details>
      )}
    </>
  );

  function span({ fromAt, toAt, orderNumber }: Post): string {
    const from = formatDay(fromAt, words.language, 'short');
    // The moment of the end is the first that is no longer part of it.
    const until = toAt && formatDay(new Date(Date.parse(toAt) - 1).toISOString(), words.language, 'short');
    const dates = until ? words('settings:people.span', { from, until }) : words('settings:people.since', { from });
    return orderNumber ? `${dates} · ${orderNumber}` : dates;
  }
}
