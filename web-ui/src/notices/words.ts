import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Notice } from './notices';

/** How a notice and its day are told. */
export function useNoticeWords() {
  const { t, language } = useWords();
  return {
    /** ต้องรับรองข้อมูลภายใน 31 พ.ค. 2559 ยังไม่ได้พิจารณา 12 รายการ */
    text: (notice: Notice) => t(`deadlines.text.${notice.kind}`, { day: day(notice.dueDay, language), count: notice.counts.items }),
    /** เหลืออีก 3 วัน */
    left: (days: number) =>
      days < 0
        ? t('deadlines.left.after', { count: -days })
        : days === 0
          ? t('deadlines.left.today')
          : days === 1
            ? t('deadlines.left.tomorrow')
            : t('deadlines.left.before', { count: days }),
    roundName: (notice: Notice) => notice.roundNameTh ?? notice.round,
    to: ({ recipient }: Notice) => recipient.nameTh ?? recipient.organisation ?? t(`deadlines.role.${recipient.role}`),
  };
}
