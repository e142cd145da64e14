import { createTheme, type MantineThemeOverride } from '@mantine/core';

/** One accent colour per programme; a programme that is not named here gets the first one. */
const ACCENTS: Record<string, string> = { KRS: 'indigo', ARS: 'teal' };

export function themeOf(programme: string | null): MantineThemeOverride {
  return createTheme({
    primaryColor: ACCENTS[programme ?? 'KRS'] ?? 'indigo',
    primaryShade: 9,
    fontFamily: 'Sarabun, "Noto Sans Thai", sans-serif',
    headings: { fontFamily: 'Sarabun, "Noto Sans Thai", sans-serif' },
    fontSizes: { xs: '13px', sm: '14px', md: '15px' },
    defaultRadius: 4,
    cursorType: 'pointer',
    components: {
      Button: { defaultProps: { size: 'xs', fz: 14 } },
      Select: { defaultProps: { size: 'xs', checkIconPosition: 'right', comboboxProps: { withinPortal: false } } },
      TextInput: { defaultProps: { size: 'xs' } },
      MultiSelect: { styles: { pill: { fontSize: 13 } } },
      DatePickerInput: { defaultProps: { size: 'xs' } },
      Textarea: { defaultProps: { size: 'sm' } },
      FileInput: { defaultProps: { size: 'sm' } },
      Tooltip: { defaultProps: { openDelay: 250, withArrow: true } },
      Modal: { defaultProps: { transitionProps: { duration: 120 } } },
    },
  });
}
