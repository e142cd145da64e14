import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '@/format/dates';
import { en } from './en';
import { th } from './th';

const REMEMBERED = 'rabrong.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof th };
  }
}

function remembered(): Language {
  return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'th';
}

export async function startLanguages(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(REMEMBERED, language);
  });
  await i18next.use(initReactI18next).init({
    resources: { th: { translation: th }, en: { translation: en } },
    lng: remembered(),
    fallbackLng: 'th',
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
}

/** Words and language of the page; `choose` switches it. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'th';
  return { t, language, choose: (next: Language) => void i18n.changeLanguage(next) };
}
