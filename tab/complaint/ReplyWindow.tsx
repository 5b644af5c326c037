import { useEffect, useState } from 'react';
import { useOffice } from '../office/office';
import { formatWib, nowOf } from '../wib';

const minute = 60_000;

/** Until when texts go out as they are, and what happens afterwards; counted by the office's clock, not the reader's. */
export function ReplyWindow({ closesAt }: { closesAt: string | null }) {
  const { words, me } = useOffice();
  const [now, setNow] = useState(() => nowOf(me.now));
  useEffect(() => {
    const timer = setInterval(() => setNow(nowOf(me.now)), minute / 2);
    return () => clearInterval(timer);
  }, [me.now]);
  if (closesAt === null) return <p className="window closed">{words('staff:replyWindow.never')}</p>;
  const left = Date.parse(closesAt) - Date.parse(now);
  const at = formatWib(closesAt, words.language);
  if (left <= 0) return <p className="window closed">{words('staff:replyWindow.closed', { at })}</p>;
  const minutes = Math.floor(left / minute);
  const parts = { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) };
  return (
    <p className="window">
      {words('staff:replyWindow.open', { at })} <span className="quiet">{words('staff:replyWindow.left', parts)}</span>
    </p>
  );
}
