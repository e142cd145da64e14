import { useCallback, useState } from 'react';

/** Which sections a person has folded in a sheet; kept in this browser. */
export function useFolded(person: string, round: string, office: string) {
  const place = `rabrong.folded/${person}/${round}/${office}`;
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => read(place));
  const change = useCallback(
    (next: (before: ReadonlySet<string>) => ReadonlySet<string>) =>
      setFolded((before) => {
        const after = next(before);
        write(place, after);
        return after;
      }),
    [place],
  );
  return [folded, change] as const;
}

function read(place: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

function write(place: string, folded: ReadonlySet<string>): void {
  try {
    if (folded.size === 0) {
      localStorage.removeItem(place);
    } else {
      localStorage.setItem(place, JSON.stringify([...folded]));
    }
  } catch {
    // A full or forbidden store costs the memory of folds only
  }
}
