import { SegmentedControl } from '@mantine/core';
import { useWords } from '@/i18n';

export function LanguageSwitch() {
  const { t, language, choose } = useWords();
  return (
    <SegmentedControl
      aria-label={t('session.language')}
      size="xs"
      value={language}
      data={[
        { value: 'th', label: 'ไทย' },
        { value: 'en', label: 'EN' },
      ]}
      onChange={(next) => choose(next === 'en' ? 'en' : 'th')}
    />
  );
}
