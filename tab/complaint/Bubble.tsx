import type { Preview } from '../../bot/http/contract';
import { Marked } from './Marked';

/** A message as it stands on the reporter's phone, in a list of class `chat`. */
export function Bubble({ text, buttons, label }: Preview['messages'][number] & { label: string | null }) {
  return (
    <>
      {label && <li className="label quiet">{label}</li>}
      <li className="out">
        <p className="words">
          <Marked text={text} />
        </p>
        {buttons.map(title => (
          <div key={title} className="reply-button">
            {title}
          </div>
        ))}
      </li>
    </>
  );
}
