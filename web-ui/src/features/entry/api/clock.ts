import { useEffect, useState } from 'react';
import { onServerTime, serverNow } from '@/api/server-time';
import { bangkokDay } from '@/format/dates';
import { endOf, untilNext } from '../model/deadline';

/** The server's time, looked at again whenever what is left until an end may read differently. */
export function useTimeUntil(end: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const look = () => setNow(serverNow());
    const pause = untilNext(end - now);
    const timer = pause === null ? undefined : setTimeout(look, pause);
    const forget = onServerTime(look);
    // A page in the background, or a PC asleep, lets timers wait
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      forget();
      document.removeEventListener('visibilitychange', look);
    };
  }, [end, now]);
  return end - now;
}

/** Today in Bangkok by the server's clock, yyyy-MM-dd; turns at midnight without anybody's doing. */
export function useToday(): string {
  const [today, setToday] = useState(() => bangkokDay(new Date(serverNow())));
  useEffect(() => {
    const look = () => setToday(bangkokDay(new Date(serverNow())));
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      look();
      const midnight = endOf(bangkokDay(new Date(serverNow())));
      timer = setTimeout(wait, Math.min(midnight - serverNow() + 50, 60_000));
    };
    wait();
    const forget = onServerTime(look);
    return () => {
      clearTimeout(timer);
      forget();
    };
  }, []);
  return today;
}
