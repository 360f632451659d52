/** Whether the window is a phone's. */
import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 40rem)');

function subscribe(notify: () => void) {
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

export const useNarrow = () => useSyncExternalStore(subscribe, () => query.matches);
