import { createContext } from 'react';

/** Tells the whole page which programme's colour to wear. */
export const AccentContext = createContext<(programme: string | null) => void>(() => undefined);
