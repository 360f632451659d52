/** Opens the question that the address holds: at the start, and whenever a link is followed. */
import { useEffect, useEffectEvent } from 'react';
import { questionIn } from './link';
import { useOpen } from './tabs';

export function SharedLinks() {
  const open = useOpen();
  const ready = Boolean(open);
  const follow = useEffectEvent(() => {
    const question = questionIn(location.hash);
    if (question) open?.(question);
  });

  useEffect(() => {
    if (!ready) return;
    const followed = () => follow();
    followed();
    addEventListener('hashchange', followed);
    return () => removeEventListener('hashchange', followed);
  }, [ready]);

  return null;
}
